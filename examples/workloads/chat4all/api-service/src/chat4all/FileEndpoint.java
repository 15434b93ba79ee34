package chat4all;

import java.io.IOException;

/** POST /v1/files: keeps the body as a file. */
final class FileEndpoint implements Endpoint {
  private static final long MAX_SIZE = 2 * 1024 * 1024;

  private final FileStore store;
  private final Metrics metrics;

  FileEndpoint(FileStore store, Metrics metrics) {
    this.store = store;
    this.metrics = metrics;
  }

  @Override
  public Answer answer(Request request) throws IOException {
    var upload = store.store(request.body(), MAX_SIZE);
    if (upload.id() != null) {
      metrics.uploaded();
      return Answer.json(201, Answer.fields("id", upload.id(), "size", upload.size()));
    }
    return upload.size() == 0 ? Answer.error(400, "the file is empty") : Answer.error(413, "the file is larger than 2 MiB");
  }
}
