/** Things that ring: {@link org.songline.dsp.modal.ModalBank}. */
@org.jspecify.annotations.NullMarked
package org.songline.dsp.modal;
