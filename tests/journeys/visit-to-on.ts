import { expect } from 'vitest';
import type { Page } from 'playwright-core';
import { answer, press, radioOf } from './hands-of-the-volunteer.ts';

/** One step of a guided visit: what is answered, and what must stand there again after everything was cut off. */
export interface StepOfTheVisit {
  /** The title of the page. */
  title: RegExp;
  /** How to get there, where the button of the step before does not lead there by itself. */
  reach?(page: Page): Promise<void>;
  say(page: Page): Promise<void>;
  stands(page: Page): Promise<void>;
  /** The button that leads on. */
  goOn: string;
  /** What is lost after answering. */
  lost: 'tab' | 'battery';
}

const receipt = '000.00.12.H99-261123-0007';

/**
 * The first visit to Đinh Thị Ơn, who lives with a boy: she has activated VNeID on her own phone, logs in with somebody
 * beside her, and has not yet sent a file alone.
 */
export const stepsOfTheVisit: StepOfTheVisit[] = [
  {
    title: /Thêm người/,
    async reach(page) {
      await page.getByRole('checkbox', { name: 'Đinh Thị Ơn (chủ hộ)' }).click();
      await press(page, 'Thêm người khác');
    },
    async say(page) {
      await page.getByLabel('Họ và tên').pressSequentially('Đinh Văn Đạt');
      await page.getByLabel('Năm sinh').fill('2015');
      await page.getByRole('radio', { name: 'Nam' }).check();
    },
    async stands(page) {
      expect(await page.getByLabel('Họ và tên').inputValue()).toBe('Đinh Văn Đạt');
      expect(await page.getByLabel('Năm sinh').inputValue()).toBe('2015');
      expect(await page.getByRole('radio', { name: 'Nam' }).isChecked()).toBe(true);
    },
    goOn: 'Xong',
    lost: 'battery',
  },
  {
    title: /Gặp ai/,
    async say(page) {
      await page.getByRole('checkbox', { name: /Đinh Văn Đạt/ }).uncheck();
    },
    async stands(page) {
      expect(await page.getByRole('checkbox', { name: /Đinh Thị Ơn/ }).isChecked()).toBe(true);
      expect(await page.getByRole('checkbox', { name: /Đinh Văn Đạt/ }).isChecked()).toBe(false);
    },
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /Xin phép/,
    async say(page) {
      await answer(page, /Nhà trả lời thế nào/, 'Đồng ý bằng lời');
      await page.getByLabel('Ai cùng nghe?').pressSequentially('Lò Văn Hặc');
    },
    async stands(page) {
      expect(await radioOf(page, /Nhà trả lời thế nào/, 'Đồng ý bằng lời').isChecked()).toBe(true);
      expect(await page.getByLabel('Ai cùng nghe?').inputValue()).toBe('Lò Văn Hặc');
    },
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /Trong nhà/,
    say: (page) => page.getByRole('button', { name: /Đinh Thị Ơn/ }).waitFor(),
    async stands(page) {
      await page.getByRole('button', { name: /Đinh Văn Đạt/ }).waitFor();
    },
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /Trong nhà/,
    async say(page) {
      await answer(page, /điện thoại thông minh không/, 'Có');
      await answer(page, /mạng internet/, 'Không biết');
      await answer(page, /Sóng điện thoại/, 'Sóng yếu');
    },
    async stands(page) {
      expect(await radioOf(page, /điện thoại thông minh không/, 'Có').isChecked()).toBe(true);
      expect(await radioOf(page, /mạng internet/, 'Không biết').isChecked()).toBe(true);
      expect(await radioOf(page, /Sóng điện thoại/, 'Sóng yếu').isChecked()).toBe(true);
    },
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /VNeID/,
    async say(page) {
      await answer(page, /dùng điện thoại gì/, 'Điện thoại thông minh');
      await answer(page, /SIM có đứng tên/, 'Có');
    },
    async stands(page) {
      expect(await radioOf(page, /dùng điện thoại gì/, 'Điện thoại thông minh').isChecked()).toBe(true);
      expect(await radioOf(page, /SIM có đứng tên/, 'Có').isChecked()).toBe(true);
    },
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /VNeID/,
    say: (page) => answer(page, /đang ở bước nào/, 'Đã kích hoạt trên máy của mình'),
    async stands(page) {
      expect(await radioOf(page, /đang ở bước nào/, 'Đã kích hoạt trên máy của mình').isChecked()).toBe(true);
      await page.getByText('Chỉ kích hoạt trên máy của chính chủ').waitFor();
    },
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /VNeID/,
    async say(page) {
      await answer(page, /Dùng tài khoản VNeID/, 'Tự làm');
      await answer(page, /Đăng nhập Cổng dịch vụ công/, 'Có hướng dẫn');
      await answer(page, /Nộp hồ sơ trực tuyến/, 'Chưa làm, không biết');
      await answer(page, /Vì sao bạn biết/, 'Tận mắt thấy');
    },
    async stands(page) {
      expect(await radioOf(page, /Dùng tài khoản VNeID/, 'Tự làm').isChecked()).toBe(true);
      expect(await radioOf(page, /Đăng nhập Cổng dịch vụ công/, 'Có hướng dẫn').isChecked()).toBe(true);
      expect(await radioOf(page, /Nộp hồ sơ trực tuyến/, 'Chưa làm, không biết').isChecked()).toBe(true);
      expect(await radioOf(page, /Vì sao bạn biết/, 'Tận mắt thấy').isChecked()).toBe(true);
    },
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /khai sinh/i,
    async reach(page) {
      await press(page, 'Thêm hồ sơ đã nộp');
      await page.getByLabel('Gõ tên việc cần làm').fill('khai sinh');
      await page.getByRole('list', { name: 'Nộp việc gì?' }).getByRole('button', { name: /^Đăng ký khai sinh/ }).first().click();
    },
    async say(page) {
      await page.getByLabel('Mã hồ sơ').pressSequentially(receipt);
    },
    async stands(page) {
      expect(await page.getByLabel('Mã hồ sơ').inputValue()).toBe(receipt);
    },
    goOn: 'Xong',
    lost: 'tab',
  },
  {
    title: /Hồ sơ đã nộp/,
    say: (page) => page.getByText(`mã hồ sơ ${receipt}`).waitFor(),
    stands: (page) => page.getByText(`mã hồ sơ ${receipt}`).waitFor(),
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /Lý do/,
    async say(page) {
      await page.getByRole('checkbox', { name: /^Không rành thao tác/ }).check();
    },
    async stands(page) {
      expect(await page.getByRole('checkbox', { name: /^Không rành thao tác/ }).isChecked()).toBe(true);
    },
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /Hẹn lại/,
    say: (page) => answer(page, /Hẹn ngày quay lại/, 'Ba ngày nữa'),
    async stands(page) {
      expect(await radioOf(page, /Hẹn ngày quay lại/, 'Ba ngày nữa').isChecked()).toBe(true);
    },
    goOn: 'Tiếp tục',
    lost: 'tab',
  },
  {
    title: /Xem lại/,
    say: (page) => page.getByRole('heading', { name: /Xem lại/ }).waitFor(),
    async stands(page) {
      const text = await page.getByRole('main').innerText();
      for (const sentence of [
        'Nhà này còn thiếu: tự đăng nhập, tự nộp hồ sơ.',
        'Nhà đồng ý bằng lời, có Lò Văn Hặc cùng nghe.',
        `mã hồ sơ ${receipt}`,
        'Không rành thao tác.',
        'Hẹn quay lại',
      ]) {
        expect(text).toContain(sentence);
      }
    },
    goOn: 'Lưu lượt thăm',
    lost: 'battery',
  },
];
