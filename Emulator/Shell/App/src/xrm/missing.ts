/** An object of the client API that says by name what the shell does not emulate, instead of being undefined. */
export function aloud<T extends object>(path: string, members: T): T {
  return new Proxy(members, {
    get(target, property, receiver) {
      if (typeof property === "symbol" || property in target || property === "then" || property === "toJSON") return Reflect.get(target, property, receiver) as unknown;
      throw new Error(`${path}.${property} is not emulated by the shell.`);
    },
  });
}
