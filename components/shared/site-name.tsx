/** A site's name in whatever direction it is written; a domain breaks at its dots, when it has to. */
export const SiteName = ({ name }: { name: string }) => (
  <bdi>{name.split(/(?<=\.)/).map((part) => [part, <wbr key={part} />])}</bdi>
);
