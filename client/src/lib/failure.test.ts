import { describe, expect, it } from 'vitest';
import { failureOf, placeFailure, UNREACHABLE } from './failure.ts';

const refused = (...fieldErrors: { path: string; message: string }[]) =>
  failureOf([{ message: fieldErrors.map((e) => e.message).join(' '), extensions: { code: 'BAD_USER_INPUT', fieldErrors } }]);

describe('what a person is told when the server refuses', () => {
  it('stands beside the input that it is about', () => {
    const failure = refused({ path: 'email', message: 'Give an e-mail address.' });
    expect(failure.code).toBe('BAD_USER_INPUT');
    expect(placeFailure(failure, ['email', 'password'])).toEqual({ form: undefined, fields: { email: 'Give an e-mail address.' } });
  });

  it('finds the input behind the name of the argument, and drops the path from the words', () => {
    const failure = refused({ path: 'input.url', message: 'input.url: must be an address.' });
    expect(placeFailure(failure, ['url']).fields).toEqual({ url: 'Must be an address.' });
    expect(refused({ path: 'url', message: 'url is not an address.' }).fields).toEqual({ url: 'This is not an address.' });
  });

  it('stands above the form when no input of it is meant', () => {
    const failure = refused({ path: 'name', message: 'Give a name.' }, { path: 'quota', message: 'No more sites may be added.' });
    expect(placeFailure(failure, ['name'])).toEqual({ form: 'No more sites may be added.', fields: { name: 'Give a name.' } });
    expect(placeFailure(failureOf([{ message: 'This link is too old.', extensions: { code: 'UNAUTHENTICATED' } }]), ['name'])).toEqual({
      form: 'This link is too old.',
      fields: {},
    });
  });

  it('is the first word about an input, when there are several', () => {
    expect(refused({ path: 'name', message: 'Give a name.' }, { path: 'name', message: 'Too short.' }).fields).toEqual({
      name: 'Give a name.',
    });
  });

  it('says that the server does not answer when nothing came', () => {
    expect(failureOf([])).toBe(UNREACHABLE);
  });

  it('is INTERNAL when the error has no code', () => {
    expect(failureOf([{ message: 'Oh.' }])).toEqual({ code: 'INTERNAL', message: 'Oh.', fields: {} });
  });
});
