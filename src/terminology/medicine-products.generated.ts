// Written by scripts/generate-medicine-products.ts. Source: OpenSAFELY's lists of dm+d products, one for each clinical pathway.

/** A medicine that the pathways' lists hold. */
export type ListedMedicine = "penicillin" | "doxycycline" | "clarithromycin" | "erythromycin" | "nitrofurantoin" | "aciclovir";

/** What tells the products of a medicine. */
export interface MedicineProducts {
  /** First words of their names, lower case: substances and brands. */
  readonly names: string;
  /**
   * The item numbers of their dm+d codes (what is before namespace, partition and check digit) in base 36, each less
   * the one before it: in this form they take a quarter of the room.
   */
  readonly items: string;
}

export const medicineProducts: Readonly<Record<ListedMedicine, MedicineProducts>> = {
  penicillin: {
    names: "almodan amix amoram amoxicillin amoxident amoxil floxapen fluclomix flucloxacillin galenamox ladropen phenoxymethylpenicillin respillin tenkicin",
    items:
      "v 4q 32 l4 8m 2s 1e au 118 78 iw wi 186 nm tq go nm 10o bo u pa f0 82 dc 46 2i 122 4q 1ky lo 28 b4 " +
      "5k bo 8c au 78 9q jg 64 g4 gy 1ay 3c c8 ly 8w 1ao cs 1e 2iu 8w 6o 28 bo 1e be 1ue 22q 1y 8m qe dm jq " +
      "6e bo 1ok 1a4 y6 w8 1ay 2i 10o ic 24y 2s ic 6y rs u 1ou 12m hi 10o 96 7s d2 k s2 1tk cs rs im aa i2 " +
      "b4 eg k s2 uu nc a ku 4q n2 og 5k u 6o k ak 1yu 6y i2 78 f0 9g 3w ku 3c 8w a hs sc 2i eq be vo 8c " +
      "10o k 28a 11i 1e 8dae 12ha 4aqa k 408s u fk a 2zi k 45q k 10ta 1o 1o 14 k k uu 1e cs 32 28 2ui k " +
      "15ig 28 21m k 1gi 1e 1o 14 5u 1oa k k k 3w hs 1gs0 9k6 kfa 3160 k cjy 14 28 14 u 1e 9ho k 1y qay k " +
      "j9c s6g 1vbc 1ok k 2ps k 1u9a u 6o k k k 52i u xw 1sg u u 7i a 3q6 258 k 6bi k 10y e0q 1e 7gw 28jq " +
      "f3c 14 28 1o k k 9r4 u 3ie k k bt0 k 2w6 1y o2y k4g 14 9g zuk k f0 k k 152m 14 7s k 4g fa uci k im " +
      "28 1xj2 k k k 122u k hx0 28 2i pu k k 4hy r8 k k 1fe abe u u k k k 1b3a 14 1o k k k 7ey 3i4 xti m7q " +
      "x6q 1y 5fu k xac 5tjc k 22u6 k 1o k 1taa k 39i 1o2s 1e k b4 k gi6 qy k 1y aka k 1jxw k k flo k 32dc " +
      "4q 3m 2jpe k 3m7s h6c u u k k2i 1o 3sy a 1p2m 3fm f14 u 7qm 10hc hfs k 334 k k k nfm dw k 15h2 k csu " +
      "k 4g k k k 9si k k k k k 86q byk u k k k cg2 r8k a 33e a bd6 1004 vgi qh2 3c iqq 15z4 k 49w u k nw a " +
      "u a 96 a a j92 1e q8q 3ne 2zye cz8 25ty u k au",
  },
  doxycycline: {
    names: "demix doxycycline doxylar vibramycin vibrox",
    items:
      "63ox 14 k k k k k 1e k k k k 2s 1e 14 u k k 14 u k k 14 u 5xkc 3vo2 6dds k omy 1gf8 u 5i16 eqa 334 " +
      "16xk p3w 3f98 1p40 wjo k 5puu 2xqy k 4696 14 crho m5i ew3q 1rpw 2i 23ka u 1s9m 3iay k 1ad6 u 15bi " +
      "qs6",
  },
  clarithromycin: {
    names: "clarithromycin klaricid",
    items:
      "l h0s ip2 z1y 9d4o x2 4q 5xc 14 6ao 49c 2u8 k 704y k iw k 6uo 1o xc 32 50k k 320 14 c8 1o 8w u 8ra u " +
      "3m u 7bm 14 mps 1e 2r6k k 54l0 1446 k 1hc k 1zo0 14 33o 14 qng u k 35hk 22we k q04 k 84s u aim 3w " +
      "cye k 33ea k tfq 1o 59q k 3maa k k k h07g iqg pk 1jlo k 9dvw k hk8 2ooa k hda u i7k olk 28 32nc k 9g " +
      "u 6nmo k jug 46 jc4 28 rsk 118 2u62",
  },
  erythromycin: {
    names: "erythrocin erythrolar erythromycin erythroped rommix",
    items:
      "6p dc 1t0 3pc 1e sw 140 dm 1cm 3n4 aa 4q 42e ak 5u 2sa 2s 1ig 474 16s k 2o4 1ae 1f4 2p8 2s xc 1uy " +
      "3de 122 1ae 1y ws 10o 1ls 26c 244 dc 6y 5yg 1e0 d2 22g 1po 64 eq 7s 35c 2ai 7b6g 2lhu 46 9452 kf0 k " +
      "k j0g k k u u k 7jy a14 11du 5kkk k k k k k jlu qsg 1e 46fu sny 25i 1cca ni4 9la 14 kxm 8c u k k u k " +
      "k bs6 fhs u 1vs 1y6y 15rw 4px8 334 k k k k k 1xn8 2706 k k k k k k f28 mdk bpi6 14 14 9q k u krs " +
      "1gsu 17w 2v8e qfo mpi 6uli 17u2 193m gze 1e iw 159a u cgw aza u 1fzo k k k k gq8 a 39xk mas 3m 26x4 " +
      "a a a a a a jpg",
  },
  nitrofurantoin: {
    names: "furadantin genfura macrobid macrodantin nitrofurantoin urantoin",
    items:
      "4hp 9gu lmw 2te 1i6 1iq 6ng k4q 74k4 bgi0 34qc euro 53p2 3782 54ag gea 9we bj4g ln6 4ro 11xk 6qs " +
      "429u 6vda 1rdo 1bda 5ku 14 67m 17c 37uu 3v6 9zg k2s 1p86 dgq c1m vy 1i1u b86 258 9q y42 a lo s6g ikc " +
      "mda ly 7a8 2i0a 7qm 1f7w 5im",
  },
  aciclovir: {
    names: "aciclovir duvimex ranovir valaciclovir valtrex virovir zovirax",
    items:
      "1tb 8w 58m 2r6 50 go 1p4 5uk pk 1h2 19u 15y wi fa 72g ak wi 5rs ku vo 1ok s2 h8 2na 2k8 hi 1q8 4ba " +
      "7nu a0 1j0 1k4 1eu 22q 21w f0 19u 4kcy 14 k u u u u 14 u 3yg2 12ts 6ze ci 5zk 21w k d2 5ae6 k 5gnq " +
      "59si k 14 10e0 27hy 6mc 3ys 5u u li6 2stg lao 2je tq 2iu 25qw 528 k k c4o 3pm k k gke 33o vao 9bu " +
      "4n9y 6a4 1mr0 1o k 2i brw x7u iv6 1o 7i k k 3gfq k k 5ip2 14 14 u u 6dvu k k k k k hy4 k k k k k 90g " +
      "1sh4 3g6a 5nde 697s 5ku 14 18ug 1o 1o 1e u 1e 1wys 2us a a b0o 3do 3es 16l2 u6e k 14 1blw u u 2s kpa " +
      "a00 3c0 k u 33e rxa bww pmi 5ka 1fhc t88",
  },
};
