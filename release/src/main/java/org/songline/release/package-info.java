/**
 * What happens to a finished song: who owns what, how it is protected and registered, what a
 * release is made of, how it is delivered, and how the money it earns is divided. Start with {@link
 * org.songline.release.catalog.Catalog}: everything else reads it.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release;
