import { expect, it } from 'vitest';
import { createLogger } from './logger.ts';

const logged = (line: (log: ReturnType<typeof createLogger>) => void): string => {
  const lines: string[] = [];
  line(createLogger('info', { write: (text) => void lines.push(text) }));
  return lines.join('');
};

it('an error is logged by its message, its code and where it came from, without the connection that it broke', () => {
  const broken = Object.assign(new Error('Connection terminated unexpectedly'), { code: '57P01', client: { secretKey: 992_032_342 } });
  const text = logged((log) => log.error({ err: broken }, 'the queue reported an error'));
  expect(JSON.parse(text)).toMatchObject({
    msg: 'the queue reported an error',
    err: { type: 'Error', message: broken.message, code: '57P01', stack: expect.stringContaining('logger.test.ts') },
  });
  expect(text).not.toContain('992032342');
});

it('what was thrown and is no error is logged as it is', () => {
  expect(JSON.parse(logged((log) => log.error({ err: 'no reason' }, 'it failed'))).err).toBe('no reason');
});
