import { ConnectionFault, type StepNotes } from './connection-test.ts';

const OWN_MACHINE = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** http is a warning: WordPress itself decides whether it takes passwords so. */
export function noteHttps(notes: StepNotes, address: string): void {
  const { protocol, hostname, host } = new URL(address);
  if (protocol === 'https:') notes.passed(`${host} is reached by https.`);
  else
    notes.passed(
      OWN_MACHINE.test(hostname)
        ? 'It is http, which is well enough on this machine alone.'
        : `${host} is reached by http: passwords and drafts travel in clear. Switch the site to https, then give that address.`,
      ConnectionFault.NO_HTTPS,
    );
}
