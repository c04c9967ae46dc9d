<CsoundSynthesizer>
<CsInstruments>
sr=48000
ksmps=512
nchnls=2
0dbfs=1
gal init 0
gar init 0
instr 1
 gal rand 0.25, 0.5, 1
 gar rand 0.25, 0.7, 1
endin
instr 2
 al = gal
 ar = gar
 al pareq al, 100, 1.41, 1
 ar pareq ar, 100, 1.41, 1
 al pareq al, 200, 1.41, 1
 ar pareq ar, 200, 1.41, 1
 al pareq al, 400, 1.41, 1
 ar pareq ar, 400, 1.41, 1
 al pareq al, 800, 1.41, 1
 ar pareq ar, 800, 1.41, 1
 al pareq al, 1600, 1.41, 1
 ar pareq ar, 1600, 1.41, 1
 al pareq al, 3200, 1.41, 1
 ar pareq ar, 3200, 1.41, 1
 al pareq al, 6400, 1.41, 1
 ar pareq ar, 6400, 1.41, 1
 al pareq al, 12800, 1.41, 1
 ar pareq ar, 12800, 1.41, 1
 outs al, ar
endin
</CsInstruments>
<CsScore>
f1 0 16384 10 1
i1 0 16

e
</CsScore>
</CsoundSynthesizer>
