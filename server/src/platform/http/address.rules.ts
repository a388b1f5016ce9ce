/**
 * Which network addresses are out in the world. Everything else (this machine, private networks, link-local, shared,
 * multicast, reserved, and IPv4 dressed up as IPv6) is refused to requests whose target somebody typed in.
 */
import ipaddr from 'ipaddr.js';

/** IANA hands out global unicast from here alone; `::7f00:1` and its like are outside. */
const GLOBAL_IPV6 = ipaddr.IPv6.parseCIDR('2000::/3');
/** NAT64: the last four bytes are the IPv4 address that is really reached. */
const NAT64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** @param address an IP address in any notation; what is none is not public either. */
export function isPublicAddress(address: string): boolean {
  let ip: ipaddr.IPv4 | ipaddr.IPv6;
  try {
    ip = ipaddr.parse(address);
  } catch {
    return false;
  }
  if (ip instanceof ipaddr.IPv4) return ip.range() === 'unicast';
  if (ip.isIPv4MappedAddress()) return ip.toIPv4Address().range() === 'unicast';
  if (ip.match(NAT64)) return new ipaddr.IPv4(ip.toByteArray().slice(12)).range() === 'unicast';
  return ip.range() === 'unicast' && ip.match(GLOBAL_IPV6);
}

const LOW_WEB_PORTS = new Set([80, 81, 88, 443, 444, 591]);

/** Mail, shells and the like live below 1024: nobody's typed address makes us speak to them. @param port '' for the usual one. */
export const isWebPort = (port: string): boolean => port === '' || Number(port) >= 1024 || LOW_WEB_PORTS.has(Number(port));
