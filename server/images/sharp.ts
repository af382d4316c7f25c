import sharp from "sharp";

/**
 * libvips as this server uses it, set once for the process: only loaders of formats that `sniff.ts` lets in (and the SVG
 * loader, for the mark's own glyph outlines) may run, from memory only; nothing decoded stays in its cache; one thread
 * per picture, because the pool runs one picture per core.
 */
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadTiffBuffer",
    "VipsForeignLoadSvgBuffer",
  ],
});
sharp.cache(false);
sharp.concurrency(1);

export { sharp };
