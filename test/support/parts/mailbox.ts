import { until } from "../client.ts";
import { startSmtp, type SmtpServer } from "./smtp.ts";

export interface Mailbox {
  readonly url: string;
  /** Mails to an address whose subject fits, as texts, the oldest first. */
  mailsTo(email: string, subject?: RegExp): string[];
  /** The token in the last mail to an address whose subject fits; waits for it, and for it to be another than `not`. */
  tokenFor(email: string, subject: RegExp, not?: string): Promise<string>;
  stop(): Promise<void>;
}

/** What quoted-printable (RFC 2045) was before. */
const decoded = (text: string): string =>
  text
    .replaceAll(/=\r?\n/gu, "")
    .replaceAll(/(?:=[\dA-F]{2})+/gu, (bytes) =>
      Buffer.from(bytes.replaceAll("=", ""), "hex").toString(),
    );

/** The mails that a shop with this `SMTP_URL` sends. */
export const startMailbox = async (): Promise<Mailbox> => {
  const server: SmtpServer = await startSmtp();
  const mailsTo = (email: string, subject = /./u): string[] =>
    server.taken
      .filter((mail) => mail.includes(`\nTo: ${email}\n`) || mail.startsWith(`To: ${email}\n`))
      .map(decoded)
      .filter((mail) =>
        subject.test(/^Subject: (?<line>.*)$/mu.exec(mail)?.groups?.["line"] ?? ""),
      );
  const tokenIn = (mail: string | undefined): string | undefined =>
    /(?:usr|inv)_\w+\.[\w-]{43}/u.exec(mail ?? "")?.[0];
  return {
    url: server.url,
    mailsTo,
    tokenFor: (email, subject, not) =>
      until(`a mail to ${email} about ${String(subject)}`, async () => {
        const token = tokenIn(mailsTo(email, subject).at(-1));
        return token !== not && token;
      }),
    stop: () => server.stop(),
  };
};
