import type { ReactNode } from 'react';
import { dayOf } from '#shared/base/day.ts';
import { missingOf } from '#shared/coverage/coverage.ts';
import { disputesOf } from '#shared/household/disputes.ts';
import { type HouseholdFile, membersOf } from '#shared/household/household-file.ts';
import type { Member } from '#shared/member/member.ts';
import { skills } from '#shared/member/skills.ts';
import { DeskDispute, type Settling } from '#client/parts/desk-dispute.tsx';
import { fieldWords } from '#client/parts/field.words.ts';
import { formatDay } from '#client/ui/format.ts';
import { useWords } from '#client/ui/words.ts';
import css from './household-pane.module.css';
import { paneWords } from './household-pane.words.ts';

/** The people of a house: the rung each stands on, and the three skills with what is still missing for whom. */
export function MemberList({ file, settling }: { file: HouseholdFile; settling: Settling | null }) {
  const words = useWords(paneWords);
  const members = membersOf(file);
  const disputes = disputesOf(file);
  if (members.length === 0) return <p className={css.soft}>{words.noMembers}</p>;
  return (
    <ul className={css.items}>
      {members.map((member) => (
        <MemberItem key={member.id} member={member}>
          {disputes
            .filter(({ memberId }) => memberId === member.id)
            .map((dispute) => (
              <DeskDispute key={dispute.field} named dispute={dispute} settling={settling} />
            ))}
        </MemberItem>
      ))}
    </ul>
  );
}

function MemberItem({ member, children }: { member: Member; children: ReactNode }) {
  const words = useWords(paneWords);
  const field = useWords(fieldWords);
  const { name, birthYear } = member.identity.value;
  const missing = missingOf(member);
  return (
    <li className={css.item}>
      <p>
        <span className={css.name}>{name}</span>{' '}
        <span className={css.soft}>{birthYear === null ? words.bornUnknown : words.born(birthYear)}</span>
      </p>
      <p>
        {member.rung === undefined
          ? words.rungUnknown
          : words.rungKnown(field.rung[member.rung.value], field.evidence[member.rung.how], dayWords(member.rung.at))}
      </p>
      <dl className={css.skills}>
        {skills.map((skill) => {
          const grade = member.skills[skill];
          return [
            <dt key={`${skill}-name`}>{field.skill[skill]}</dt>,
            <dd key={skill}>{grade === undefined ? words.gradeUnknown : field.grade[grade.value]}</dd>,
          ];
        })}
      </dl>
      <p className={css.soft}>
        {missing.length === 0
          ? words.memberDone
          : words.memberMissing(missing.map((skill) => field.skillAlone[skill]).join(', '))}
      </p>
      {member.phone !== undefined && <p className={css.soft}>{field.phoneKind[member.phone.value]}</p>}
      {children}
    </li>
  );
}

function dayWords(at: string): string {
  return formatDay(dayOf(at));
}
