import { PageSkeleton } from '../../components/ui/skeleton.tsx';
import { translator } from '../../messages/translator.ts';

export default function Loading() {
  return <PageSkeleton label={translator('common')('loading')} />;
}
