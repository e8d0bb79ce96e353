/**
 * What the other ITK3 messages are called by their events: they reach the same mailboxes.
 * Source: CodeSystem ITK-MessageEvent-2 2.8.0 of 3 August 2023.
 */
export const otherEvents: ReadonlyMap<string, string> = new Map([
  ["ITK003D", "ITK eDischarge"],
  ["ITK004D", "ITK Mental Health eDischarge"],
  ["ITK005D", "ITK Emergency Care eDischarge"],
  ["ITK006D", "ITK Outpatient Letter"],
  ["ITK007C", "ITK GP Connect Send Document"],
  ["ITK009D", "ITK Digital Medicine Immunization Document"],
  ["ITK010D", "ITK Digital Medicine Emergency Supply Document"],
  ["ITK011M", "ITK Events Management Service"],
  ["ITK012M", "ITK National Pathology"],
  ["ITK013D", "ITK Digital Medicine Minor Illness Document"],
]);
