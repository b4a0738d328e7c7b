import 'server-only';
import { connection } from 'next/server';
import { getServices, type Services } from './services.ts';

/** The services for a page. What pages show is live, so asking for them keeps the page out of the build. */
export async function getPageServices(): Promise<Services> {
  await connection();
  return getServices();
}
