import { useRef, useState } from 'react';
import { Copy, Printer } from 'lucide-react';
import { Button } from '#client/ui/button.tsx';
import { Card } from '#client/ui/card.tsx';
import { formatDateTime } from '#client/ui/format.ts';
import { Row, Stack } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './volunteers-screen.module.css';
import { volunteersWords } from './volunteers.words.ts';

/** A link as the server gives it, once: only its hash is kept there. */
export interface EnrolmentLink {
  /** Whose phone it is for. */
  name: string;
  link: string;
  expiresAt: string;
}

interface LinkCardProps {
  link: EnrolmentLink;
  communeName: string;
  onDone: () => void;
}

type Copying = 'not-yet' | 'copied' | 'by-hand';

/** The link to hand over: by copying it into a message, or on a printed slip. */
export function LinkCard({ link, communeName, onDone }: LinkCardProps) {
  const words = useWords(volunteersWords);
  const field = useRef<HTMLInputElement>(null);
  const [copying, setCopying] = useState<Copying>('not-yet');

  // Browsers offer the clipboard on https only; a commune's own server may stand on plain http.
  async function copy() {
    field.current?.select();
    try {
      await navigator.clipboard.writeText(link.link);
      setCopying('copied');
    } catch {
      setCopying('by-hand');
    }
  }

  const said = { 'not-yet': '', copied: words.copied, 'by-hand': words.copyByHand };
  return (
    <>
      <div className={css.screen}>
        <Card title={words.linkTitle(link.name)}>
          <Stack>
            <p>{words.linkSend(link.name)}</p>
            <div className={css.link}>
              <input
                ref={field}
                autoFocus
                readOnly
                className={css.address}
                aria-label={words.linkLabel}
                value={link.link}
                onFocus={(event) => event.currentTarget.select()}
              />
              <Button kind="main" icon={<Copy aria-hidden="true" />} onClick={() => void copy()}>
                {words.copy}
              </Button>
            </div>
            <p className={css.once}>{`${words.linkOnce(formatDateTime(link.expiresAt))} ${words.linkKeep}`}</p>
            <Row>
              <Button icon={<Printer aria-hidden="true" />} onClick={() => window.print()}>
                {words.printSlip}
              </Button>
              <Button kind="quiet" onClick={onDone}>
                {words.done}
              </Button>
              <span role="status">{said[copying]}</span>
            </Row>
          </Stack>
        </Card>
      </div>
      <div className={css.slip}>
        <p>{words.slipOf(communeName)}</p>
        <p className={css.slipName}>{link.name}</p>
        <ol className={css.slipSteps}>
          {[words.slip.network, words.slip.address, words.slip.pin].map((step) => (
            <li key={step}>{step}</li>
          ))}
        </ol>
        <p className={css.slipLink}>{link.link}</p>
        <p>{words.linkOnce(formatDateTime(link.expiresAt))}</p>
      </div>
    </>
  );
}
