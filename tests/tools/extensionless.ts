import { registerHooks } from 'node:module';

/** Lets Node resolve the extensionless imports that the bundler resolves in shipped code. Import it for its effect. */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const isBare = !specifier.startsWith('.') || /\.[cm]?[jt]s$|\.json$/.test(specifier);
    return nextResolve(isBare ? specifier : `${specifier}.ts`, context);
  },
});
