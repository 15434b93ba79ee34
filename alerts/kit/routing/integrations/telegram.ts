import type { Finding } from "../../../../problems/index.ts";
import { fault } from "../fault.ts";
import { checkSecret, type SecretFile, secretPath } from "../secret-file.ts";
import { type Common, checkAddress } from "./common.ts";

/** A message by a Telegram bot. */
export interface TelegramOptions extends Common {
  readonly botToken: SecretFile;
  /** Number of the chat; groups and channels have a negative one. */
  readonly chat: number;
  /** Number of a topic in a group that has topics. */
  readonly topic?: number;
  /** Go template; default Alertmanager's. */
  readonly text?: string;
  /** Arrives without a sound; default false. */
  readonly silent?: boolean;
  /** Address of the Bot API, when it is a server of your own. Default: Telegram's. */
  readonly apiUrl?: string;
}

export type Telegram = { readonly kind: "telegram" } & TelegramOptions;
export const telegram = (options: TelegramOptions): Telegram => ({ kind: "telegram", ...options });

/** Plain text: Alertmanager cuts it at Telegram's 4096 characters, where it would replace HTML by a notice that says nothing. */
export function renderTelegram({ botToken, chat, topic, text, silent, apiUrl }: Telegram, folder: string): object {
  return {
    api_url: apiUrl,
    bot_token_file: secretPath(botToken, folder),
    chat_id: chat,
    message_thread_id: topic,
    message: text,
    disable_notifications: silent,
    parse_mode: "",
  };
}

export function checkTelegram({ botToken, chat, topic, apiUrl }: Telegram, path: string): Finding[] {
  return [
    ...checkSecret(botToken, `${path}.botToken`),
    ...(Number.isSafeInteger(chat) && chat !== 0
      ? []
      : [fault("telegram-chat", `${path}.chat`, `${chat} is not a chat; allowed are whole numbers other than zero.`)]),
    ...(topic === undefined || (Number.isSafeInteger(topic) && topic > 0)
      ? []
      : [fault("telegram-chat", `${path}.topic`, `${topic} is not a topic; allowed are whole numbers above zero.`)]),
    ...(apiUrl === undefined ? [] : checkAddress(apiUrl, `${path}.apiUrl`)),
  ];
}
