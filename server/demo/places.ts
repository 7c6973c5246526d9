import type { People } from './names.ts';

/** An invented province under a code that no province has; a place of the same name somewhere is an accident. */
export const demoProvince = { code: '99', name: 'Tỉnh Mường Sương' };

export interface DemoHamlet {
  scopeId: number;
  name: string;
  households: number;
  /** Who lives here, most first. */
  peoples: readonly [People, ...People[]];
  /** How far the team has come, 0 to 1. */
  progress: number;
}

export interface DemoCommune {
  code: string;
  name: string;
  hamlets: readonly DemoHamlet[];
}

export const demoCommunes: readonly DemoCommune[] = [
  commune('99001', 'Xã Suối Mây', [
    hamlet('Bản Nà Lếch', 64, 0.72, 'thai', 'kinh'),
    hamlet('Bản Huổi Sáng', 58, 0.9, 'thai', 'mong'),
    hamlet('Xóm Đồng Vải', 71, 0.55, 'tay', 'kinh'),
    hamlet('Thôn Ngã Ba Cầu Treo', 88, 0.65, 'kinh', 'thai'),
    hamlet('Làng Quế', 52, 0.4, 'dao', 'kinh'),
    hamlet('Bản Pú Chứ Sáng Trên', 46, 0.12, 'mong'),
    hamlet('Bản Pú Chứ Sáng Dưới', 49, 0, 'mong'),
    hamlet('Thôn 8', 77, 0.8, 'kinh', 'muong'),
  ]),
  commune('99002', 'Phường Bến Sương', [
    hamlet('Tổ dân phố 1', 92, 0.85, 'kinh'),
    hamlet('Tổ dân phố 2', 86, 0.7, 'kinh', 'tay'),
    hamlet('Tổ dân phố Bờ Kè', 79, 0.5, 'kinh', 'muong'),
    hamlet('Khu phố Chợ Cũ', 95, 0.6, 'kinh', 'tay'),
    hamlet('Khu phố Nhà máy Xi măng và Khu tập thể Lâm trường', 83, 0.2, 'kinh'),
    hamlet('Khóm Hoa Ban', 68, 0.75, 'thai', 'kinh'),
  ]),
  commune('99003', 'Xã Đồng Lác', [
    hamlet('Ấp Rạch Sậy', 74, 0.6, 'kinh', 'khmer'),
    hamlet('Ấp 2', 69, 0.45, 'kinh', 'khmer'),
    hamlet('Sóc Trà Mơ', 55, 0.35, 'khmer'),
    hamlet('Phum Sa Rây', 41, 0.65, 'khmer'),
    hamlet('Ấp Kinh Mới', 80, 0.8, 'kinh'),
    hamlet('Ấp Cây Gáo', 63, 0.55, 'kinh', 'khmer'),
    hamlet('Ấp Giồng Ông Tư', 57, 0.05, 'kinh'),
  ]),
  commune('99004', 'Xã Ea Sương Thượng', [
    hamlet('Buôn Ea Mây', 66, 0.7, 'ede'),
    hamlet('Buôn Drăng Ktur', 59, 0.5, 'ede'),
    hamlet('Buôn Hlăm Đoar', 48, 0.3, 'ede', 'mong'),
    hamlet('Thôn Quyết Tiến', 73, 0.85, 'kinh', 'tay'),
    hamlet('Thôn 3', 62, 0.6, 'tay', 'kinh'),
    hamlet('Thôn Cao Nguyên', 51, 0.25, 'mong', 'dao'),
    hamlet('Buôn Klei Mây', 44, 0.4, 'ede'),
    hamlet('Thôn Tân Lập', 60, 0.65, 'kinh'),
    hamlet('Thôn Tân Lập 2', 38, 0.5, 'muong', 'kinh'),
    hamlet('Buôn Mja Kpang', 35, 0.1, 'ede'),
  ]),
];

function commune(code: string, name: string, hamlets: Omit<DemoHamlet, 'scopeId'>[]): DemoCommune {
  return { code, name, hamlets: hamlets.map((one, index) => ({ scopeId: index + 1, ...one })) };
}

function hamlet(
  name: string,
  households: number,
  progress: number,
  ...peoples: DemoHamlet['peoples']
): Omit<DemoHamlet, 'scopeId'> {
  return { name, households, progress, peoples };
}
