// npm run rules: dependency-cruiser over src/. Its swc parser reads .tsx as plain TypeScript and stumbles over
// fragments (a TODO in its extract/swc/parse.mjs); a resolve hook hands it a swc that looks at the file's name.
import { register } from 'node:module';
import { pathToFileURL } from 'node:url';

const wrapper = new URL('./swc-by-name.mjs', import.meta.url).href;
register(
  `data:text/javascript,${encodeURIComponent(`
    export function resolve(specifier, context, next) {
      const isAskedByCruiser = specifier === '@swc/core' && context.parentURL?.includes('dependency-cruiser');
      return isAskedByCruiser ? { url: ${JSON.stringify(wrapper)}, shortCircuit: true } : next(specifier, context);
    }`)}`,
);
process.argv.push('src', '--config', '.dependency-cruiser.cjs');
await import(pathToFileURL('node_modules/dependency-cruiser/bin/dependency-cruise.mjs').href);
