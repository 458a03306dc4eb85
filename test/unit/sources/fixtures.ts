import type { AisDraft } from '../../../server/sources/ais/message.ts';

/**
 * One invented message of every type with its sentences, as gpsd 3.22's gpsdecode also reads them: they keep the encoder and
 * the decoder from being wrong in the same way.
 */
export const FIXTURES: readonly (readonly [draft: AisDraft, ...sentences: string[]])[] = [
  [
    { type: 1, mmsi: 235100001, lon: 1.4, lat: 51.02, sog: 14.2, cog: 41.5, heading: 43, status: 0, rot: -3.62, second: 12, accuracy: true },
    '!AIVDM,1,1,,B,13P=GH@uj>P6J:0M<J81WiFH0000,0*00',
  ],
  [
    { type: 2, mmsi: 235100002, lon: -1.25, lat: 50.1, sog: 0, cog: null, heading: null, status: 1, rot: 0, second: 61 },
    '!AIVDM,1,1,,B,23P=GHQ000OrAjPLbep>4?wr0000,0*6A',
  ],
  [
    { type: 3, mmsi: 227100003, lon: 1.6, lat: 50.9, sog: 9.9, cog: 210, heading: 208, status: 15, rot: 10, rotSensor: false },
    '!AIVDM,1,1,,B,33HU5HwOiS07Dh0M80p8=6Qp0000,0*7B',
  ],
  [
    { type: 4, mmsi: 2320001, lon: 1.34, lat: 51.13, timestamp: '2026-07-26T03:53:20Z', epfd: 7, accuracy: true },
    '!AIVDM,1,1,,B,402=VPAvau3mDP68U0M@Kt700000,0*1F',
  ],
  [
    { type: 5, mmsi: 235100001, name: 'EXAMPLE TRADER', callsign: '2ABC3', imo: 9000001, shiptype: 70, toBow: 120, toStern: 30, toPort: 10, toStarboard: 14, draught: 8.4, destination: 'ANTWERP', eta: '07-27T05:30Z', epfd: 1, dte: 0 },
    '!AIVDM,2,1,3,B,53P=GH@29E47848?<00EP4m0hF1A84@E80000016?0N:>5uUNE0CU5iDT000,0*6E',
    '!AIVDM,2,2,3,B,00000000000,2*24',
  ],
  [
    { type: 6, mmsi: 2320001, sequence: 1, addressedTo: 235100001, dac: 1, fid: 25, data: '0123456789ab', bits: 48 },
    '!AIVDM,1,1,,B,602=VPDp3En405T18lEWRJd,2*6A',
  ],
  [
    { type: 7, mmsi: 235100001, acknowledged: [{ mmsi: 2320001, sequence: 1 }] },
    '!AIVDM,1,1,,B,73P=GH@0SI`5,0*7C',
  ],
  [
    { type: 8, mmsi: 2320001, dac: 1, fid: 31, data: 'deadbeef', bits: 32 },
    '!AIVDM,1,1,,B,802=VP@0Guregft,2*06',
  ],
  [
    { type: 9, mmsi: 111232001, lon: 1.1, lat: 50.95, altitude: 150, sog: 112, cog: 77.7, second: 40 },
    '!AIVDM,1,1,,B,91b540@UQh052A0M9n432J020000,0*73',
  ],
  [
    { type: 10, mmsi: 235100001, addressedTo: 2320001 },
    '!AIVDM,1,1,,B,:3P=GH@0SI`4,0*70',
  ],
  [
    { type: 11, mmsi: 235100001, lon: 1.4, lat: 51.02, timestamp: '2026-07-26T03:53:21Z', epfd: 1 },
    '!AIVDM,1,1,,B,;3P=GHAvau3mE06J:0M<J8100000,0*33',
  ],
  [
    { type: 12, mmsi: 2320001, sequence: 2, addressedTo: 235100001, text: 'REPORT YOUR INTENTIONS' },
    '!AIVDM,1,1,,B,<02=VPHp3En4B5@?BDPI?EBP9>D5>D9?>C,0*3C',
  ],
  [
    { type: 13, mmsi: 235100001, acknowledged: [{ mmsi: 2320001, sequence: 2 }] },
    '!AIVDM,1,1,,B,=3P=GH@0SI`6,0*75',
  ],
  [
    { type: 14, mmsi: 2320001, text: 'DINGHY ADRIFT 2 NM SE OF VARNE' },
    '!AIVDM,1,1,,B,>02=VP@@TpLQV04A8TIB3:0pn1<F0tJ1H58pD,2*4F',
  ],
  [
    { type: 15, mmsi: 2320001, requests: [{ mmsi: 235100001, messages: [{ type: 5, offset: 0 },{ type: 3, offset: 12 }] }] },
    '!AIVDM,1,1,,B,?02=VP@p3En4D0030<0,4*70',
  ],
  [
    { type: 16, mmsi: 2320001, assignments: [{ mmsi: 235100001, offset: 200, increment: 125 }] },
    '!AIVDM,1,1,,B,@02=VP@p3En4<PO@,0*23',
  ],
  [
    { type: 17, mmsi: 2320001, lon: 1.35, lat: 51.1, data: '7c0556c07031', bits: 48 },
    '!AIVDM,1,1,,B,A02=VP@0j`spP7h5Ed1h<@,4*1E',
  ],
  [
    { type: 18, mmsi: 235900018, lon: 0.95, lat: 50.75, sog: 5.6, cog: 123.4, heading: 120, second: 3, cs: true, dsc: true, band: true, msg22: true },
    '!AIVDM,1,1,,B,B3Pv<LP0>015U87@`E1=8t1Uh000,0*2B',
  ],
  [
    { type: 19, mmsi: 235900019, lon: 0.5, lat: 50.6, sog: 6.1, cog: 90, heading: null, name: 'EXAMPLE YAWL', shiptype: 36, toBow: 6, toStern: 5, toPort: 2, toStarboard: 2 },
    '!AIVDM,1,1,,B,C3Pv<Lh0?@0TWh7?@L0pCwv0:h2JPH;0j2fH00000000B0H2Q10P,0*0E',
  ],
  [
    { type: 20, mmsi: 2320001, reservations: [{ offset: 856, slots: 5, timeout: 7, increment: 1125 }] },
    '!AIVDM,1,1,,B,D02=VP@mQO6D,0*19',
  ],
  [
    { type: 21, mmsi: 992351001, lon: 1.39, lat: 50.94, name: 'EXAMPLE BANK SOUTH WEST BUOY', aidType: 22, toBow: 2, toStern: 2, toPort: 2, toStarboard: 2, second: 20, offPosition: true, virtualAid: true },
    '!AIVDM,1,1,,B,E>jHC6K2d0V`62h10W5h9Wbb4@;P3;W@>TgD020@@@:@11Dm80UCn@,4*47',
  ],
  [
    { type: 22, mmsi: 2320001, channelA: 2087, channelB: 2088, area: { neLon: 1.9, neLat: 51.2, swLon: 0.9, swLat: 50.6 }, zoneSize: 4 },
    '!AIVDM,1,1,,B,F02=VPB2N2P02>Qp00273e<20000,0*46',
  ],
  [
    { type: 23, mmsi: 2320001, area: { neLon: 1.9, neLat: 51.2, swLon: 0.9, swLat: 50.6 }, stationType: 2, shiptype: 36, interval: 9, quiet: 3 },
    '!AIVDM,1,1,,B,G02=VP@17@t0013QnV2900009<0,2*7E',
  ],
  [
    { type: 24, part: 'A', mmsi: 235900018, name: 'EXAMPLE SLOOP' },
    '!AIVDM,1,1,,B,H3Pv<LPEP4m0hF1<htu000000000,0*5E',
  ],
  [
    { type: 24, part: 'B', mmsi: 235900018, callsign: 'MXYZ9', shiptype: 36, vendor: 'VRN', model: 2, serial: 77, toBow: 7, toStern: 4, toPort: 1, toStarboard: 3 },
    '!AIVDM,1,1,,B,H3Pv<LTTFB>801==HIJq000p4130,0*77',
  ],
  [
    { type: 25, mmsi: 235100001, addressedTo: 2320001, appId: 4660, data: 'cafe', bits: 16 },
    '!AIVDM,1,1,,B,I3P=GHL0SI`4B=<cv,0*59',
  ],
  [
    { type: 26, mmsi: 235100001, addressedTo: null, appId: 4660, data: 'cafebabe00', bits: 40, radio: 3 },
    '!AIVDM,1,1,,B,J3P=GHDB=<cvfcp0000h,4*35',
  ],
  [
    { type: 27, mmsi: 235100027, lon: -6.5, lat: 49.5, sog: 13, cog: 255, status: 0 },
    '!AIVDM,1,1,,B,K3P=GNh?hi3`26gt,0*2B',
  ],
];
