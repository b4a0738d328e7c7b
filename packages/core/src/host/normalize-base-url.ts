import { invalidInput } from '../errors/mizani-error.ts';

/**
 * The address of an inference server without a trailing `/v1` and slash, so that clients append `/v1/...` once.
 * Throws `MizaniError('invalid-input')` for the field `baseUrl` unless it is an http or https URL without
 * credentials, query and fragment: those would be lost, shown on pages, or sent to the wrong place.
 */
export function normalizeBaseUrl(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) {
    throw refuse('Give an address such as http://127.0.0.1:5273.');
  }
  if (url.username !== '' || url.password !== '') {
    throw refuse('Leave user name and password out of the address; give an API key instead.');
  }
  if (url.search !== '' || url.hash !== '') {
    throw refuse('Leave out everything from "?" or "#" on.');
  }
  const path = url.pathname.replace(/\/+$/, '').replace(/\/v1$/, '').replace(/\/+$/, '');
  return url.origin + path;
}

function refuse(message: string) {
  return invalidInput([{ field: 'baseUrl', message }]);
}
