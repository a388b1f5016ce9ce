// What hosts put in front of WordPress: a server that passes requests on to it, unless it answers itself.
import { type IncomingMessage, request, type ServerResponse } from 'node:http';
import { type LocalServer, serve } from './kit.ts';

/** @param meddle answers by itself and says true, or changes the request and lets it pass. */
export function frontOf(
  target: string,
  meddle: (asked: IncomingMessage, answer: ServerResponse) => boolean | undefined,
): Promise<LocalServer> {
  return serve((asked, answer) => {
    if (meddle(asked, answer)) return;
    const onward = request(new URL(asked.url ?? '/', target), { method: asked.method, headers: asked.headers }, (come) => {
      answer.writeHead(come.statusCode ?? 500, come.headers);
      come.pipe(answer);
    });
    onward.on('error', () => asked.socket.destroy());
    asked.pipe(onward);
  });
}

export const withoutAuthorization = (target: string): Promise<LocalServer> =>
  frontOf(target, (asked) => {
    delete asked.headers.authorization;
    return false;
  });
