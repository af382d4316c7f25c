import sharp from "sharp";

/**
 * libvips as this server uses it, set once for the process: only loaders of formats that `sniff.ts` lets in may run, from
 * memory only (so no SVG, PDF or other document is ever parsed); nothing decoded stays in its cache; one thread per picture,
 * because the pool runs one picture per core.
 */
sharp.block({ operation: ["VipsForeignLoad"] });
sharp.unblock({
  operation: [
    "VipsForeignLoadJpegBuffer",
    "VipsForeignLoadPngBuffer",
    "VipsForeignLoadWebpBuffer",
    "VipsForeignLoadNsgifBuffer",
    "VipsForeignLoadTiffBuffer",
  ],
});
sharp.cache(false);
sharp.concurrency(1);

export { sharp };
