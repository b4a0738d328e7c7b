// Tells dependency-cruiser what `@/` means in apps/web (it reads aliases from webpack configurations only).
import path from 'node:path';

export default {
  resolve: { alias: { '@': path.resolve(import.meta.dirname, '../apps/web/src') } },
};
