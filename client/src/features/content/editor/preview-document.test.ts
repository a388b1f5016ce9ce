import { expect, it } from 'vitest';
import { previewDocument } from './preview-document.ts';

const bodyOf = (html: string, caret?: number) =>
  previewDocument({ html, siteUrl: 'https://blog.example/', colorScheme: 'light', font: undefined, caret })
    .split('<body>')[1]
    ?.split('</body>')[0];

it('holds nothing that runs or that leads away', () => {
  const body = bodyOf('<p onclick="x()">a <a href="javascript:x()">b</a></p><script>x()</script><img src="/c.png" onerror="x()">');
  expect(body).not.toMatch(/script|onclick|onerror/i);
  expect(body).toContain('https://blog.example/c.png');
});

it('holds no address that is code, however it is spelt', () => {
  expect(bodyOf('<a href="java\tscript:x()">b</a><a href="\u0001 javascript:x()">c</a>')).not.toMatch(/script/);
});

it('says in the place of something embedded where it is from', () => {
  expect(bodyOf('<video src="https://video.example/1"></video>')).toContain('Embedded video from video.example');
});

it('opens at the block that is being written', () => {
  expect(bodyOf('<p>one</p><p>two</p>', 14)).toBe('<p>one</p><i class="igny8-here"></i><p>two</p>');
});
