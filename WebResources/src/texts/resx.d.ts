declare module "*.resx" {
  const texts: Readonly<Record<string, string | undefined>>;
  export default texts;
}
declare module "*.css" {
  const css: string;
  export default css;
}
