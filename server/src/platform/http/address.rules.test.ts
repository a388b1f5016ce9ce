import { describe, expect, it } from 'vitest';
import { isPublicAddress, isWebPort } from './address.rules.ts';

describe('a public address', () => {
  it('is one that anybody could reach', () => {
    for (const address of ['93.184.216.34', '1.1.1.1', '2606:4700:4700::1111', '::ffff:93.184.216.34', '64:ff9b::5db8:d822']) {
      expect([address, isPublicAddress(address)]).toEqual([address, true]);
    }
  });

  it('is none of this machine, a private network, or one that is set aside; in whatever notation', () => {
    const refused = [
      '127.0.0.1',
      '0.0.0.0',
      '10.1.2.3',
      '172.31.255.255',
      '192.168.0.1',
      '169.254.169.254',
      '100.64.0.1',
      '192.0.2.1',
      '198.18.0.1',
      '224.0.0.1',
      '240.0.0.1',
      '255.255.255.255',
      '::',
      '::1',
      'fe80::1',
      'fec0::1',
      'fd12:3456::1',
      'ff02::1',
      '::ffff:127.0.0.1',
      '::ffff:10.0.0.1',
      '::127.0.0.1',
      '64:ff9b::7f00:1',
      '64:ff9b:1::a00:1',
      '2002:7f00:1::',
      '2001:db8::1',
      '100::1',
      'localhost',
      '',
      '1.2.3.4.5',
    ];
    for (const address of refused) expect([address, isPublicAddress(address)]).toEqual([address, false]);
  });
});

it('a port of websites is the usual one, any above 1023, and none of mail, shells and the like', () => {
  for (const port of ['', '80', '443', '8080', '8443', '65535']) expect([port, isWebPort(port)]).toEqual([port, true]);
  for (const port of ['0', '22', '25', '110', '465', '993']) expect([port, isWebPort(port)]).toEqual([port, false]);
});
