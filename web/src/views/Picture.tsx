// An image of a bundle: only of the formats that the core tells by their bytes, and only within a size.
import { useEffect, useState } from "preact/hooks";
import { number } from "../format.ts";
import { Size } from "../text.tsx";
import type { Media } from "../view.ts";

const PIXELS_MAX = 40e6; // what it takes unpacked is four bytes each

export const whyNotShown = ({ kind, width, height }: Media): string => {
  if (kind !== "image") return "It is no image of a kind that is shown.";
  if (width === 0 || height === 0) return "Its header does not say how large it is, so it is not shown.";
  if (width * height > PIXELS_MAX) return `It has ${number(width)} × ${number(height)} pixels, too many to be shown.`;
  return "";
};

export function Picture({ bytes, media, label }: { bytes: Uint8Array; media: Media; label: string }) {
  const [url, setUrl] = useState("");
  const [isBroken, setBroken] = useState(false);
  const problem = whyNotShown(media);
  useEffect(() => {
    if (problem) return;
    const made = URL.createObjectURL(new Blob([bytes as Uint8Array<ArrayBuffer>], { type: media.type! }));
    setUrl(made);
    setBroken(false);
    return () => URL.revokeObjectURL(made);
  }, [bytes]);
  return (
    <figure class="picture">
      {problem || isBroken ? (
        <p class="empty">{problem || "The browser cannot read this image."}</p>
      ) : (
        url && (
          <span class="picture-ground">
            <img src={url} alt={label} width={media.width} height={media.height} onError={() => setBroken(true)} />
          </span>
        )
      )}
      <figcaption>
        {media.width > 0 && `${number(media.width)} × ${number(media.height)} · `}
        {media.type ?? media.kind} · <Size bytes={bytes.length} />
      </figcaption>
    </figure>
  );
}
