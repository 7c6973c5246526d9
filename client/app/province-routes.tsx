import { ChooseCommuneScreen } from '#client/screens/province/choose-commune/choose-commune-screen.tsx';
import { CommunesScreen } from '#client/screens/province/communes/communes-screen.tsx';
import { OfficeFrame } from './office-frame.tsx';

/** The province's one page: a department compares; whoever belongs to no province chooses a commune. */
export default function ProvinceRoutes() {
  return (
    <OfficeFrame commune={null}>
      {(me, communes) => (me.role === 'department' ? <CommunesScreen /> : <ChooseCommuneScreen communes={communes} />)}
    </OfficeFrame>
  );
}
