import { createTransport } from "nodemailer";
import { isMailAddress } from "../../../platform/contract/email.ts";
import { oneLine } from "../../../platform/kernel/texts/text.ts";
import type { Message } from "../notifications.contract.ts";

/** Hands one mail to the server. Rejects when the server does not take it. */
export type Send = (message: Message) => Promise<void>;

/** SMTP through nodemailer; the Message-ID is the message's own, so a mail sent twice is recognised as one. */
export const smtpChannel = (url: string, from: string): { send: Send; close(): void } => {
  const transport = createTransport(url, { from });
  return {
    async send({ id, to, subject, text, html }) {
      // Taken before today's rules: what a server makes of it, nobody knows.
      if (!isMailAddress(to)) throw new Error("its recipient is no address of one mailbox");
      // As an object it is one address: as text it would be read as a list of them.
      const recipient = { name: "", address: to };
      await transport.sendMail({
        to: recipient,
        subject: oneLine(subject),
        text,
        html,
        messageId: `<${id}@caravan>`,
      });
    },
    close() {
      transport.close();
    },
  };
};
