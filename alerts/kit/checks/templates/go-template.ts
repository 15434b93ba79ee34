/** What stands between {{ and }}. */
export interface Action {
  /** Offsets of the braces in the text. */
  readonly from: number;
  readonly to: number;
  readonly tokens: readonly Token[];
}

export interface Token {
  readonly kind: "text" | "variable" | "field" | "word" | "number" | "sign";
  /** As it is written; of a text what is between the quotes. */
  readonly value: string;
  readonly from: number;
  readonly to: number;
}

export interface TemplateFault {
  readonly message: string;
  readonly from: number;
  readonly to: number;
}

/** The actions of a Go template (text/template), or the first place at which it cannot be read. */
export function readTemplate(text: string): { readonly actions: readonly Action[]; readonly fault?: TemplateFault } {
  const actions: Action[] = [];
  let at = text.indexOf("{{");
  while (at >= 0) {
    const action = readAction(text, at);
    if ("message" in action) return { actions, fault: action };
    actions.push(action);
    at = text.indexOf("{{", action.to);
  }
  return { actions };
}

const token =
  /\s+|"((?:\\.|[^"\\\n])*)"|`([^`]*)`|(\$\w*(?:\.\w+)*)|(\.\w+(?:\.\w+)*|\.(?![\w.]))|([+-]?\d[\w.]*)|([a-zA-Z_]\w*(?:\.\w+)*)|(:=|[|(),=])/y;
const kinds = ["text", "text", "variable", "field", "number", "word", "sign"] as const;

function readAction(text: string, from: number): Action | TemplateFault {
  const comment = /\{\{-?\s*\/\*[\s\S]*?\*\/\s*-?\}\}/y;
  comment.lastIndex = from;
  if (comment.test(text)) return { from, to: comment.lastIndex, tokens: [] };
  const tokens: Token[] = [];
  let at = from + (/^\{\{-\s/.test(text.slice(from, from + 4)) ? 3 : 2);
  for (;;) {
    const end = /\s?-?\}\}/y;
    end.lastIndex = at;
    if (end.test(text)) return { from, to: end.lastIndex, tokens };
    token.lastIndex = at;
    const match = token.exec(text);
    if (match === null) return broken(text, from, at);
    const index = match.slice(1).findIndex((part) => part !== undefined);
    const kind = kinds[index];
    if (kind !== undefined) tokens.push({ kind, value: match[index + 1] ?? "", from: at, to: token.lastIndex });
    at = token.lastIndex;
  }
}

function broken(text: string, from: number, at: number): TemplateFault {
  const rest = text.slice(from);
  if (at >= text.length || !rest.includes("}}"))
    return { message: "this {{ is never closed; }} is missing.", from, to: from + 2 };
  return { message: `${text[at]} makes no sense in a template.`, from: at, to: at + 1 };
}
