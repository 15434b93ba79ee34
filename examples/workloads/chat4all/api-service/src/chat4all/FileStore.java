package chat4all;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.UUID;

/** Uploaded files in one folder; the oldest go when the folder is full. */
final class FileStore {
  private record Stored(Path path, long bytes) {}

  private final Path folder;
  private final long maxBytes;
  private final Deque<Stored> files = new ArrayDeque<>();
  private long bytes;

  /** Takes over what an earlier run left. */
  FileStore(Path folder, long maxBytes) throws IOException {
    this.folder = folder;
    this.maxBytes = maxBytes;
    try (var left = Files.list(folder)) {
      for (var path : left.filter(Files::isRegularFile).sorted(Comparator.comparing(FileStore::age)).toList()) {
        if (path.toString().endsWith(".part")) Files.delete(path);
        else kept(new Stored(path, Files.size(path)));
      }
    }
  }

  /** Keeps a file under a new id; nothing of it stays when it is larger than allowed or breaks off. */
  Upload store(InputStream content, long maxSize) throws IOException {
    var id = UUID.randomUUID().toString();
    var part = folder.resolve(id + ".part");
    try {
      long size;
      try (var out = Files.newOutputStream(part)) {
        size = copy(content, out, maxSize + 1);
      }
      if (size > maxSize || size == 0) return new Upload(null, size);
      var path = Files.move(part, folder.resolve(id), StandardCopyOption.ATOMIC_MOVE);
      kept(new Stored(path, size));
      return new Upload(id, size);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /** Without an id when it was not kept; then the size tells why. */
  record Upload(String id, long size) {}

  private synchronized void kept(Stored file) throws IOException {
    files.addLast(file);
    bytes += file.bytes();
    while (bytes > maxBytes && files.size() > 1) {
      var oldest = files.removeFirst();
      bytes -= oldest.bytes();
      Files.deleteIfExists(oldest.path());
    }
  }

  private static long copy(InputStream in, OutputStream out, long atMost) throws IOException {
    var buffer = new byte[64 * 1024];
    long copied = 0;
    while (copied < atMost) {
      var read = in.read(buffer, 0, (int) Math.min(buffer.length, atMost - copied));
      if (read < 0) break;
      out.write(buffer, 0, read);
      copied += read;
    }
    return copied;
  }

  private static long age(Path path) {
    return path.toFile().lastModified();
  }
}
