import type { Finding } from "../../../problems/index.ts";
import type { Silence } from "../checks/index.ts";
import { type FileText, positionIn } from "./file-text.ts";

/** A comment `# sightline ignore promql/irate until 2026-12-31: reason`, and the line it stands in. */
interface SilenceComment {
  readonly line: number;
  readonly silence: Silence;
}

const form = /#[ \t]*sightline[ \t]+ignore\b[ \t]*(\S*)(?:[ \t]+until[ \t]+([^\s:]*))?[ \t]*:?[ \t]*(.*)$/;

/** Every comment of that kind; what is left out in it is empty. */
function silencesIn(file: FileText): readonly SilenceComment[] {
  if (!file.text.includes("sightline")) return [];
  return file.lines.flatMap((start, index) => {
    const end = file.lines[index + 1] ?? file.text.length + 1;
    const match = form.exec(file.text.slice(start, end - 1).trimEnd());
    if (match === null) return [];
    const [text, check = "", until = "", reason = ""] = match;
    const from = start + match.index;
    const at = () => positionIn(file, from, from + text.length);
    return [{ line: index + 1, silence: { check: check.replace(/:$/, ""), until, reason, at } }];
  });
}

/** The comments of a file, each of which belongs to one rule. */
export interface SilenceComments {
  /** Those between two lines, and those in the comments right above. */
  take(firstLine: number, lastLine: number): readonly Silence[];
  /** What is wrong with those that no rule took. */
  left(): readonly Finding[];
}

export function silenceComments(file: FileText): SilenceComments {
  const comments = silencesIn(file);
  const taken = new Set<SilenceComment>();
  return {
    take: (firstLine, lastLine) => {
      if (comments.length === 0) return [];
      const above = firstCommentLine(file, firstLine);
      const own = comments.filter((one) => one.line >= above && one.line <= lastLine);
      for (const one of own) taken.add(one);
      return own.map(({ silence }) => silence);
    },
    left: () =>
      comments
        .filter((one) => !taken.has(one))
        .map(({ silence }) => {
          const at = silence.at?.();
          return {
            check: "silence/misplaced",
            severity: "error",
            path: file.file,
            message: "this comment belongs to no rule.",
            hint: "Write it in a rule, or right above one.",
            ...(at === undefined ? {} : { at }),
          };
        }),
  };
}

/** The first line of the comments and blank lines above a line. */
function firstCommentLine({ text, lines }: FileText, line: number): number {
  let first = line;
  while (first > 1 && /^\s*(?:#.*)?$/.test(text.slice(lines[first - 2], (lines[first - 1] ?? 0) - 1))) first--;
  return first;
}
