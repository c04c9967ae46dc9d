/**
 * Agreements made from templates: data files in plain English, filled from the catalog, kept as
 * text, accepted with signatures. {@link org.songline.release.agreement.Templates} lists the
 * templates, {@link org.songline.release.agreement.Draft} fills one, {@link
 * org.songline.release.agreement.AgreementFolder} keeps what was sent and accepted. They are
 * information and not legal advice.
 */
@org.jspecify.annotations.NullMarked
package org.songline.release.agreement;
