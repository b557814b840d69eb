import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { $api } from '@/api/client';
import { problemOf } from '@/api/problem';
import { Panel } from '@/components/Panel';
import { Arrival } from './Arrival';
import { CheckOfVersion } from './CheckOfVersion';
import { Refusal } from './Refusal';
import { fieldErrors, isFrom, type Source, type SourceField } from './registering';
import { SourceForm } from './SourceForm';
import { Steps } from './Steps';

/** From an address to an app that is ready: the form, what is happening, what went wrong. */
export function Registration({ initial }: { initial: Source }) {
  const [source, setSource] = useState(initial);
  const queryClient = useQueryClient();
  const register = $api.useMutation('post', '/api/apps/register', { onSuccess: () => queryClient.invalidateQueries({ queryKey: ['get', '/api/apps'] }) });
  const apps = $api.useQuery('get', '/api/apps', undefined, { staleTime: 30_000 });
  const known = apps.data?.find(app => isFrom(app, source));
  const problem = register.error ? problemOf(register.error) : null;
  const errors = problem ? fieldErrors(problem.errors) : {};
  const form = useRef<HTMLFormElement>(null);

  useEffect(() => {
    form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [register.error]);

  const submit = () => register.mutate({ body: bodyOf(source) });
  const change = (part: Partial<Source>) => {
    setSource({ ...source, ...part });
    if (problem) {
      register.reset();
    }
  };

  if (register.data) {
    return <CheckOfVersion app={register.data} onAgain={register.reset} />;
  }
  return (
    <>
      <Panel title="Repository">
        <SourceForm ref={form} source={source} errors={errors} known={known} busy={register.isPending} onChange={change} onSubmit={submit} />
      </Panel>
      {register.isPending && (
        <Arrival>
          <Panel title="What is happening">
            <Steps at="reading" note="Fetching it and reading manifest.json and function.py. A large repository takes up to a minute." />
          </Panel>
        </Arrival>
      )}
      {problem && !hasOnly(errors, problem.errors.length) && (
        <Arrival>
          <Refusal problem={problem} onRetry={problem.mayPass ? submit : undefined} />
        </Arrival>
      )}
    </>
  );
}

/** Whether all faults stand at fields of the form, so that nothing is left to say below it. */
function hasOnly(errors: Partial<Source>, faults: number): boolean {
  return faults > 0 && Object.values(errors).filter(Boolean).length === faults;
}

function bodyOf(source: Source) {
  const said = (field: SourceField) => source[field].trim() || null;
  return { repo_url: source.repo_url.trim(), ref: said('ref'), path: said('path') };
}
