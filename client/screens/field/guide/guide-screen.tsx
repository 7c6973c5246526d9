import { useSearch } from 'wouter';
import { ButtonLink } from '#client/ui/button.tsx';
import { Section } from '#client/ui/card.tsx';
import { Disclosure } from '#client/ui/disclosure.tsx';
import { formatDay } from '#client/ui/format.ts';
import { joinClasses } from '#client/ui/join-classes.ts';
import { List, ListRow } from '#client/ui/list-row.tsx';
import { Notice } from '#client/ui/notice.tsx';
import { PhonePage } from '#client/ui/phone-page.tsx';
import { useWords } from '#client/ui/words.ts';
import { guideAddress, guideCheckedOn, type GuideStep, guideSteps, isGuideStep, wayBackFrom } from './guide-steps.ts';
import css from './guide.module.css';
import { guideWords } from './guide.words.ts';

/** The VNeID guide: the list of its steps, or one step a screen. `step` is the last word of the address. */
export function GuideScreen({ step }: { step?: string | undefined }) {
  const back = wayBackFrom(useSearch());
  return isGuideStep(step) ? <GuideStepPage step={step} back={back} /> : <GuideList back={back} />;
}

function GuideList({ back }: { back: string | null }) {
  const words = useWords(guideWords);
  return (
    <PhonePage
      title={words.title}
      back={{ href: back ?? '/them' }}
      actions={
        <ButtonLink kind="main" wide href={guideAddress('cai-dat', back)}>
          {words.first}
        </ButtonLink>
      }
    >
      <p>{words.intro}</p>
      <List boxed label={words.title}>
        {guideSteps.map((step, index) => (
          <ListRow
            key={step}
            href={guideAddress(step, back)}
            lead={<strong>{index + 1}</strong>}
            title={words.step[step].title}
            sub={words.step[step].gist}
          />
        ))}
      </List>
      <Checked />
    </PhonePage>
  );
}

function GuideStepPage({ step, back }: { step: GuideStep; back: string | null }) {
  const words = useWords(guideWords);
  const text = words.step[step];
  const now = guideSteps.indexOf(step);
  const [before, after] = [guideSteps[now - 1], guideSteps[now + 1]];
  const list = back === null ? '/huong-dan' : `/huong-dan?ve=${encodeURIComponent(back)}`;
  return (
    <PhonePage
      title={text.title}
      steps={{ now: now + 1, of: guideSteps.length }}
      back={{ href: before === undefined ? list : guideAddress(before, back) }}
      actions={
        <>
          {back !== null && (
            <ButtonLink kind="main" wide href={back} replace>
              {words.toVisit}
            </ButtonLink>
          )}
          {after !== undefined && (
            <ButtonLink kind={back === null ? 'main' : 'quiet'} wide={back === null} href={guideAddress(after, back)}>
              {words.next}
            </ButtonLink>
          )}
          {after === undefined && back === null && (
            <ButtonLink kind="main" wide href={list}>
              {words.toList}
            </ButtonLink>
          )}
        </>
      }
    >
      <Section title={words.need}>
        <ul className={joinClasses(css.list, css.have)}>
          {Object.values(text.need).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      </Section>
      <Section title={words.doing}>
        <ol className={joinClasses(css.list, css.do)}>
          {Object.values(text.doing).map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ol>
      </Section>
      <Notice tone="attention" title={words.beware}>
        {text.beware}
      </Notice>
      <Section title={words.stuck}>
        <div>
          {Object.values(text.stuck).map(({ sign, fix }) => (
            <Disclosure key={sign} title={sign}>
              {fix}
            </Disclosure>
          ))}
        </div>
      </Section>
      <Checked />
    </PhonePage>
  );
}

function Checked() {
  const words = useWords(guideWords);
  return <p className={css.checked}>{words.checked(formatDay(guideCheckedOn))}</p>;
}
