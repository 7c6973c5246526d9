import { useState } from 'react';
import { dayOf } from '#shared/base/day.ts';
import { atLineStart } from '#client/parts/called.ts';
import { CoverageLine } from '#client/parts/coverage-shape.tsx';
import { fieldWords } from '#client/parts/field.words.ts';
import { Button } from '#client/ui/button.tsx';
import { Facts } from '#client/ui/facts.tsx';
import { formatDay } from '#client/ui/format.ts';
import { Row } from '#client/ui/stack.tsx';
import { useWords } from '#client/ui/words.ts';
import css from './duplicates.module.css';
import { duplicatesWords } from './duplicates.words.ts';
import type { Deciding, Pair, PairSide } from './use-deciding.ts';

/** Two entries beside each other, why they may be one household, and what can be said of them. */
export function PairCard({ pair, deciding }: { pair: Pair; deciding: Deciding }) {
  const words = useWords(duplicatesWords);
  const { likeness } = useWords(fieldWords);
  const [naming, setNaming] = useState(false);
  const busy = deciding.isSaving ? words.saving : undefined;
  const why = atLineStart(pair.why.map((one) => likeness[one]).join(', '));
  return (
    <li className={css.pair}>
      <p>
        <span className={css.why}>{why}</span>
        <span className={css.soft}>{` · ${pair.hamletName}`}</span>
      </p>
      <div className={css.sides}>
        {pair.sides.map((side) => (
          <Side key={side.id} side={side} />
        ))}
      </div>
      {naming ? (
        <div className={css.naming} role="group" aria-label={words.whichName}>
          <p>{words.whichName}</p>
          <Row>
            {pair.sides.map((side, index) => (
              <Button key={side.id} autoFocus={index === 0} busy={busy} onClick={() => deciding.join(pair, side)}>
                {words.keep(side.headName, side.isListed ? words.byList : words.byVolunteer)}
              </Button>
            ))}
            <Button kind="quiet" onClick={() => setNaming(false)}>
              {words.notYet}
            </Button>
          </Row>
        </div>
      ) : (
        <Row>
          <Button onClick={() => setNaming(true)}>{words.same}</Button>
          <Button busy={busy} onClick={() => deciding.distinguish(pair)}>
            {words.different}
          </Button>
        </Row>
      )}
    </li>
  );
}

function Side({ side }: { side: PairSide }) {
  const words = useWords(duplicatesWords);
  const { headName, address, phone, people, isListed, coverage, lastVisitAt, lastVisitBy } = side;
  return (
    <div className={css.side}>
      <h2 className={css.name}>{headName}</h2>
      <Facts
        facts={[
          { term: words.address, value: address ?? words.unknown },
          { term: words.phone, value: phone ?? words.unknown },
          { term: words.people, value: people === null ? words.unknown : words.peopleCount(people) },
          { term: words.source, value: isListed ? words.byList : words.byVolunteer },
          { term: words.stands, value: <CoverageLine kind={coverage} /> },
          {
            term: words.lastVisit,
            value: lastVisitAt === null ? words.never : words.visited(lastVisitBy ?? '', formatDay(dayOf(lastVisitAt))),
          },
        ]}
      />
    </div>
  );
}
