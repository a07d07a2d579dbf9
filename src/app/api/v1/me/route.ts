import { answerIntegrator, json } from '../integrator';

/** Who the caller is taken for. */
export async function GET(request: Request): Promise<Response> {
  return await answerIntegrator(request, async (actor) => {
    const { personId, name, portalSlug, organisationId, organisationName, roles, certificateId } = actor;
    return json({
      person: { id: personId, name },
      organisation: organisationId ? { id: organisationId, name: organisationName } : null,
      portal: portalSlug,
      roles,
      certificate: certificateId,
    });
  });
}
