/** The text without a password in an address: `http://user:<secret>@host`. */
export function withoutPassword(text: string): string {
  return text.replace(/(\/\/[^/\s:@]*):[^/\s@]*@/g, "$1:<secret>@");
}
