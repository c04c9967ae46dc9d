/**
 * People, works, recordings and releases, and what they have agreed: one immutable {@link
 * org.songline.release.catalog.Catalog}, kept as text by {@link
 * org.songline.release.catalog.CatalogFolder}.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.catalog;
