import { registerHooks } from 'node:module';

/** Lets Node resolve the extensionless imports that the bundler resolves in shipped code. Import it for its effect. */
registerHooks({
  resolve(specifier, context, nextResolve) {
    const isPackage = context.parentURL?.includes('/node_modules/') ?? false;
    const isBare = isPackage || !specifier.startsWith('.') || /\.[cm]?[jt]s$|\.json$/.test(specifier);
    return nextResolve(isBare ? specifier : `${specifier}.ts`, context);
  },
});
