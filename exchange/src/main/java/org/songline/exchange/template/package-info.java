/** Songs to start from: a brief, a tempo and tracks with sounds that fit a genre. */
@org.jspecify.annotations.NullMarked
package org.songline.exchange.template;
