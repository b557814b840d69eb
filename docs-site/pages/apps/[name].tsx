import { useRouter } from 'next/router';
import { AppLoading, AppPage } from '@/features/app/AppPage';

export default function AppRoute() {
  const { isReady, query } = useRouter();
  const name = one(query.name);
  return isReady && name ? <AppPage key={name} name={name} tab={one(query.tab)} from={one(query.from)} version={one(query.version)} /> : <AppLoading name="" />;
}

function one(value: string | string[] | undefined): string | null {
  return (Array.isArray(value) ? value[0] : value) ?? null;
}
