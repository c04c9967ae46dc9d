/** Where live sound goes on this machine: JACK and PipeWire, PortAudio, javax.sound. */
@org.jspecify.annotations.NullMarked
package org.songline.engine.output;
