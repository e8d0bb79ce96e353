// Written by scripts/generate-fhir.ts. Source: HL7 FHIR STU3 3.0.1, its definitions and, for the codes of required bindings, its XML schema.
import type { Decimal } from "../values/decimal.js";

/** FHIR STU3 Element. */
export interface Element {
  readonly id?: string;
  readonly extension?: readonly Extension[];
}

/** FHIR STU3 Extension. */
export interface Extension extends Element {
  readonly url: string;
  readonly valueBase64Binary?: string;
  readonly _valueBase64Binary?: Element;
  readonly valueBoolean?: boolean;
  readonly _valueBoolean?: Element;
  readonly valueCode?: string;
  readonly _valueCode?: Element;
  readonly valueDate?: string;
  readonly _valueDate?: Element;
  readonly valueDateTime?: string;
  readonly _valueDateTime?: Element;
  readonly valueDecimal?: Decimal;
  readonly _valueDecimal?: Element;
  readonly valueId?: string;
  readonly _valueId?: Element;
  readonly valueInstant?: string;
  readonly _valueInstant?: Element;
  readonly valueInteger?: number;
  readonly _valueInteger?: Element;
  readonly valueMarkdown?: string;
  readonly _valueMarkdown?: Element;
  readonly valueOid?: string;
  readonly _valueOid?: Element;
  readonly valuePositiveInt?: number;
  readonly _valuePositiveInt?: Element;
  readonly valueString?: string;
  readonly _valueString?: Element;
  readonly valueTime?: string;
  readonly _valueTime?: Element;
  readonly valueUnsignedInt?: number;
  readonly _valueUnsignedInt?: Element;
  readonly valueUri?: string;
  readonly _valueUri?: Element;
  readonly valueAddress?: Address;
  readonly valueAge?: Age;
  readonly valueAnnotation?: Annotation;
  readonly valueAttachment?: Attachment;
  readonly valueCodeableConcept?: CodeableConcept;
  readonly valueCoding?: Coding;
  readonly valueContactPoint?: ContactPoint;
  readonly valueCount?: Count;
  readonly valueDistance?: Distance;
  readonly valueDuration?: Duration;
  readonly valueHumanName?: HumanName;
  readonly valueIdentifier?: Identifier;
  readonly valueMoney?: Money;
  readonly valuePeriod?: Period;
  readonly valueQuantity?: Quantity;
  readonly valueRange?: Range;
  readonly valueRatio?: Ratio;
  readonly valueReference?: Reference;
  readonly valueSampledData?: SampledData;
  readonly valueSignature?: Signature;
  readonly valueTiming?: Timing;
  readonly valueMeta?: Meta;
}

/** FHIR STU3 Address. */
export interface Address extends Element {
  readonly use?: "home" | "work" | "temp" | "old";
  readonly _use?: Element;
  readonly type?: "postal" | "physical" | "both";
  readonly _type?: Element;
  readonly text?: string;
  readonly _text?: Element;
  readonly line?: readonly (string | null)[];
  readonly _line?: readonly (Element | null)[];
  readonly city?: string;
  readonly _city?: Element;
  readonly district?: string;
  readonly _district?: Element;
  readonly state?: string;
  readonly _state?: Element;
  readonly postalCode?: string;
  readonly _postalCode?: Element;
  readonly country?: string;
  readonly _country?: Element;
  readonly period?: Period;
}

/** FHIR STU3 Period. */
export interface Period extends Element {
  readonly start?: string;
  readonly _start?: Element;
  readonly end?: string;
  readonly _end?: Element;
}

/** FHIR STU3 Quantity. */
export interface Quantity extends Element {
  readonly value?: Decimal;
  readonly _value?: Element;
  readonly comparator?: "<" | "<=" | ">=" | ">";
  readonly _comparator?: Element;
  readonly unit?: string;
  readonly _unit?: Element;
  readonly system?: string;
  readonly _system?: Element;
  readonly code?: string;
  readonly _code?: Element;
}

/** FHIR STU3 Age. */
export type Age = Quantity;

/** FHIR STU3 Annotation. */
export interface Annotation extends Element {
  readonly authorReference?: Reference;
  readonly authorString?: string;
  readonly _authorString?: Element;
  readonly time?: string;
  readonly _time?: Element;
  readonly text?: string;
  readonly _text?: Element;
}

/** FHIR STU3 Reference. */
export interface Reference extends Element {
  readonly reference?: string;
  readonly _reference?: Element;
  readonly identifier?: Identifier;
  readonly display?: string;
  readonly _display?: Element;
}

/** FHIR STU3 Identifier. */
export interface Identifier extends Element {
  readonly use?: "usual" | "official" | "temp" | "secondary";
  readonly _use?: Element;
  readonly type?: CodeableConcept;
  readonly system?: string;
  readonly _system?: Element;
  readonly value?: string;
  readonly _value?: Element;
  readonly period?: Period;
  readonly assigner?: Reference;
}

/** FHIR STU3 CodeableConcept. */
export interface CodeableConcept extends Element {
  readonly coding?: readonly Coding[];
  readonly text?: string;
  readonly _text?: Element;
}

/** FHIR STU3 Coding. */
export interface Coding extends Element {
  readonly system?: string;
  readonly _system?: Element;
  readonly version?: string;
  readonly _version?: Element;
  readonly code?: string;
  readonly _code?: Element;
  readonly display?: string;
  readonly _display?: Element;
  readonly userSelected?: boolean;
  readonly _userSelected?: Element;
}

/** FHIR STU3 Attachment. */
export interface Attachment extends Element {
  readonly contentType?: string;
  readonly _contentType?: Element;
  readonly language?: string;
  readonly _language?: Element;
  readonly data?: string;
  readonly _data?: Element;
  readonly url?: string;
  readonly _url?: Element;
  readonly size?: number;
  readonly _size?: Element;
  readonly hash?: string;
  readonly _hash?: Element;
  readonly title?: string;
  readonly _title?: Element;
  readonly creation?: string;
  readonly _creation?: Element;
}

/** FHIR STU3 ContactPoint. */
export interface ContactPoint extends Element {
  readonly system?: "phone" | "fax" | "email" | "pager" | "url" | "sms" | "other";
  readonly _system?: Element;
  readonly value?: string;
  readonly _value?: Element;
  readonly use?: "home" | "work" | "temp" | "old" | "mobile";
  readonly _use?: Element;
  readonly rank?: number;
  readonly _rank?: Element;
  readonly period?: Period;
}

/** FHIR STU3 Count. */
export type Count = Quantity;

/** FHIR STU3 Distance. */
export type Distance = Quantity;

/** FHIR STU3 Duration. */
export type Duration = Quantity;

/** FHIR STU3 HumanName. */
export interface HumanName extends Element {
  readonly use?: "usual" | "official" | "temp" | "nickname" | "anonymous" | "old" | "maiden";
  readonly _use?: Element;
  readonly text?: string;
  readonly _text?: Element;
  readonly family?: string;
  readonly _family?: Element;
  readonly given?: readonly (string | null)[];
  readonly _given?: readonly (Element | null)[];
  readonly prefix?: readonly (string | null)[];
  readonly _prefix?: readonly (Element | null)[];
  readonly suffix?: readonly (string | null)[];
  readonly _suffix?: readonly (Element | null)[];
  readonly period?: Period;
}

/** FHIR STU3 Money. */
export type Money = Quantity;

/** FHIR STU3 Range. */
export interface Range extends Element {
  readonly low?: Quantity;
  readonly high?: Quantity;
}

/** FHIR STU3 Ratio. */
export interface Ratio extends Element {
  readonly numerator?: Quantity;
  readonly denominator?: Quantity;
}

/** FHIR STU3 SampledData. */
export interface SampledData extends Element {
  readonly origin?: Quantity;
  readonly period?: Decimal;
  readonly _period?: Element;
  readonly factor?: Decimal;
  readonly _factor?: Element;
  readonly lowerLimit?: Decimal;
  readonly _lowerLimit?: Element;
  readonly upperLimit?: Decimal;
  readonly _upperLimit?: Element;
  readonly dimensions?: number;
  readonly _dimensions?: Element;
  readonly data?: string;
  readonly _data?: Element;
}

/** FHIR STU3 Signature. */
export interface Signature extends Element {
  readonly type?: readonly Coding[];
  readonly when?: string;
  readonly _when?: Element;
  readonly whoUri?: string;
  readonly _whoUri?: Element;
  readonly whoReference?: Reference;
  readonly onBehalfOfUri?: string;
  readonly _onBehalfOfUri?: Element;
  readonly onBehalfOfReference?: Reference;
  readonly contentType?: string;
  readonly _contentType?: Element;
  readonly blob?: string;
  readonly _blob?: Element;
}

/** FHIR STU3 Timing. */
export interface Timing extends Element {
  readonly event?: readonly (string | null)[];
  readonly _event?: readonly (Element | null)[];
  readonly repeat?: TimingRepeat;
  readonly code?: CodeableConcept;
}

/** FHIR STU3 Timing.repeat. */
export interface TimingRepeat extends Element {
  readonly boundsDuration?: Duration;
  readonly boundsRange?: Range;
  readonly boundsPeriod?: Period;
  readonly count?: number;
  readonly _count?: Element;
  readonly countMax?: number;
  readonly _countMax?: Element;
  readonly duration?: Decimal;
  readonly _duration?: Element;
  readonly durationMax?: Decimal;
  readonly _durationMax?: Element;
  readonly durationUnit?: "s" | "min" | "h" | "d" | "wk" | "mo" | "a";
  readonly _durationUnit?: Element;
  readonly frequency?: number;
  readonly _frequency?: Element;
  readonly frequencyMax?: number;
  readonly _frequencyMax?: Element;
  readonly period?: Decimal;
  readonly _period?: Element;
  readonly periodMax?: Decimal;
  readonly _periodMax?: Element;
  readonly periodUnit?: "s" | "min" | "h" | "d" | "wk" | "mo" | "a";
  readonly _periodUnit?: Element;
  readonly dayOfWeek?: readonly (string | null)[];
  readonly _dayOfWeek?: readonly (Element | null)[];
  readonly timeOfDay?: readonly (string | null)[];
  readonly _timeOfDay?: readonly (Element | null)[];
  readonly when?: readonly ("MORN" | "AFT" | "EVE" | "NIGHT" | "PHS" | "HS" | "WAKE" | "C" | "CM" | "CD" | "CV" | "AC" | "ACM" | "ACD" | "ACV" | "PC" | "PCM" | "PCD" | "PCV" | null)[];
  readonly _when?: readonly (Element | null)[];
  readonly offset?: number;
  readonly _offset?: Element;
}

/** FHIR STU3 Meta. */
export interface Meta extends Element {
  readonly versionId?: string;
  readonly _versionId?: Element;
  readonly lastUpdated?: string;
  readonly _lastUpdated?: Element;
  readonly profile?: readonly (string | null)[];
  readonly _profile?: readonly (Element | null)[];
  readonly security?: readonly Coding[];
  readonly tag?: readonly Coding[];
}

/** FHIR STU3 resource Resource. */
export interface ResourceElements {
  readonly id?: string;
  readonly _id?: Element;
  readonly meta?: Meta;
  readonly implicitRules?: string;
  readonly _implicitRules?: Element;
  readonly language?: string;
  readonly _language?: Element;
}

/** FHIR STU3 BackboneElement. */
export interface BackboneElement extends Element {
  readonly modifierExtension?: readonly Extension[];
}

/** FHIR STU3 resource Binary. */
export interface Binary extends ResourceElements {
  readonly resourceType: "Binary";
  readonly contentType?: string;
  readonly _contentType?: Element;
  readonly securityContext?: Reference;
  readonly content?: string;
  readonly _content?: Element;
}

/** FHIR STU3 resource Bundle. */
export interface Bundle extends ResourceElements {
  readonly resourceType: "Bundle";
  readonly identifier?: Identifier;
  readonly type?: "document" | "message" | "transaction" | "transaction-response" | "batch" | "batch-response" | "history" | "searchset" | "collection";
  readonly _type?: Element;
  readonly total?: number;
  readonly _total?: Element;
  readonly link?: readonly BundleLink[];
  readonly entry?: readonly BundleEntry[];
  readonly signature?: Signature;
}

/** FHIR STU3 Bundle.link. */
export interface BundleLink extends BackboneElement {
  readonly relation?: string;
  readonly _relation?: Element;
  readonly url?: string;
  readonly _url?: Element;
}

/** FHIR STU3 Bundle.entry. */
export interface BundleEntry extends BackboneElement {
  readonly link?: readonly BundleLink[];
  readonly fullUrl?: string;
  readonly _fullUrl?: Element;
  readonly resource?: Resource;
  readonly search?: BundleEntrySearch;
  readonly request?: BundleEntryRequest;
  readonly response?: BundleEntryResponse;
}

/** FHIR STU3 Bundle.entry.search. */
export interface BundleEntrySearch extends BackboneElement {
  readonly mode?: "match" | "include" | "outcome";
  readonly _mode?: Element;
  readonly score?: Decimal;
  readonly _score?: Element;
}

/** FHIR STU3 Bundle.entry.request. */
export interface BundleEntryRequest extends BackboneElement {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly _method?: Element;
  readonly url?: string;
  readonly _url?: Element;
  readonly ifNoneMatch?: string;
  readonly _ifNoneMatch?: Element;
  readonly ifModifiedSince?: string;
  readonly _ifModifiedSince?: Element;
  readonly ifMatch?: string;
  readonly _ifMatch?: Element;
  readonly ifNoneExist?: string;
  readonly _ifNoneExist?: Element;
}

/** FHIR STU3 Bundle.entry.response. */
export interface BundleEntryResponse extends BackboneElement {
  readonly status?: string;
  readonly _status?: Element;
  readonly location?: string;
  readonly _location?: Element;
  readonly etag?: string;
  readonly _etag?: Element;
  readonly lastModified?: string;
  readonly _lastModified?: Element;
  readonly outcome?: Resource;
}

/** FHIR STU3 resource DomainResource. */
export interface DomainResourceElements extends ResourceElements {
  readonly text?: Narrative;
  readonly contained?: readonly Resource[];
  readonly extension?: readonly Extension[];
  readonly modifierExtension?: readonly Extension[];
}

/** FHIR STU3 Narrative. */
export interface Narrative extends Element {
  readonly status?: "generated" | "extensions" | "additional" | "empty";
  readonly _status?: Element;
  readonly div?: string;
}

/** FHIR STU3 resource ClinicalImpression. */
export interface ClinicalImpression extends DomainResourceElements {
  readonly resourceType: "ClinicalImpression";
  readonly identifier?: readonly Identifier[];
  readonly status?: "draft" | "completed" | "entered-in-error";
  readonly _status?: Element;
  readonly code?: CodeableConcept;
  readonly description?: string;
  readonly _description?: Element;
  readonly subject?: Reference;
  readonly context?: Reference;
  readonly effectiveDateTime?: string;
  readonly _effectiveDateTime?: Element;
  readonly effectivePeriod?: Period;
  readonly date?: string;
  readonly _date?: Element;
  readonly assessor?: Reference;
  readonly previous?: Reference;
  readonly problem?: readonly Reference[];
  readonly investigation?: readonly ClinicalImpressionInvestigation[];
  readonly protocol?: readonly (string | null)[];
  readonly _protocol?: readonly (Element | null)[];
  readonly summary?: string;
  readonly _summary?: Element;
  readonly finding?: readonly ClinicalImpressionFinding[];
  readonly prognosisCodeableConcept?: readonly CodeableConcept[];
  readonly prognosisReference?: readonly Reference[];
  readonly action?: readonly Reference[];
  readonly note?: readonly Annotation[];
}

/** FHIR STU3 ClinicalImpression.investigation. */
export interface ClinicalImpressionInvestigation extends BackboneElement {
  readonly code?: CodeableConcept;
  readonly item?: readonly Reference[];
}

/** FHIR STU3 ClinicalImpression.finding. */
export interface ClinicalImpressionFinding extends BackboneElement {
  readonly itemCodeableConcept?: CodeableConcept;
  readonly itemReference?: Reference;
  readonly basis?: string;
  readonly _basis?: Element;
}

/** FHIR STU3 resource Composition. */
export interface Composition extends DomainResourceElements {
  readonly resourceType: "Composition";
  readonly identifier?: Identifier;
  readonly status?: "preliminary" | "final" | "amended" | "entered-in-error";
  readonly _status?: Element;
  readonly type?: CodeableConcept;
  readonly class?: CodeableConcept;
  readonly subject?: Reference;
  readonly encounter?: Reference;
  readonly date?: string;
  readonly _date?: Element;
  readonly author?: readonly Reference[];
  readonly title?: string;
  readonly _title?: Element;
  readonly confidentiality?: "U" | "L" | "M" | "N" | "R" | "V";
  readonly _confidentiality?: Element;
  readonly attester?: readonly CompositionAttester[];
  readonly custodian?: Reference;
  readonly relatesTo?: readonly CompositionRelatesTo[];
  readonly event?: readonly CompositionEvent[];
  readonly section?: readonly CompositionSection[];
}

/** FHIR STU3 Composition.attester. */
export interface CompositionAttester extends BackboneElement {
  readonly mode?: readonly ("personal" | "professional" | "legal" | "official" | null)[];
  readonly _mode?: readonly (Element | null)[];
  readonly time?: string;
  readonly _time?: Element;
  readonly party?: Reference;
}

/** FHIR STU3 Composition.relatesTo. */
export interface CompositionRelatesTo extends BackboneElement {
  readonly code?: "replaces" | "transforms" | "signs" | "appends";
  readonly _code?: Element;
  readonly targetIdentifier?: Identifier;
  readonly targetReference?: Reference;
}

/** FHIR STU3 Composition.event. */
export interface CompositionEvent extends BackboneElement {
  readonly code?: readonly CodeableConcept[];
  readonly period?: Period;
  readonly detail?: readonly Reference[];
}

/** FHIR STU3 Composition.section. */
export interface CompositionSection extends BackboneElement {
  readonly title?: string;
  readonly _title?: Element;
  readonly code?: CodeableConcept;
  readonly text?: Narrative;
  readonly mode?: "working" | "snapshot" | "changes";
  readonly _mode?: Element;
  readonly orderedBy?: CodeableConcept;
  readonly entry?: readonly Reference[];
  readonly emptyReason?: CodeableConcept;
  readonly section?: readonly CompositionSection[];
}

/** FHIR STU3 resource Condition. */
export interface Condition extends DomainResourceElements {
  readonly resourceType: "Condition";
  readonly identifier?: readonly Identifier[];
  readonly clinicalStatus?: "active" | "recurrence" | "inactive" | "remission" | "resolved";
  readonly _clinicalStatus?: Element;
  readonly verificationStatus?: "provisional" | "differential" | "confirmed" | "refuted" | "entered-in-error" | "unknown";
  readonly _verificationStatus?: Element;
  readonly category?: readonly CodeableConcept[];
  readonly severity?: CodeableConcept;
  readonly code?: CodeableConcept;
  readonly bodySite?: readonly CodeableConcept[];
  readonly subject?: Reference;
  readonly context?: Reference;
  readonly onsetDateTime?: string;
  readonly _onsetDateTime?: Element;
  readonly onsetAge?: Age;
  readonly onsetPeriod?: Period;
  readonly onsetRange?: Range;
  readonly onsetString?: string;
  readonly _onsetString?: Element;
  readonly abatementDateTime?: string;
  readonly _abatementDateTime?: Element;
  readonly abatementAge?: Age;
  readonly abatementBoolean?: boolean;
  readonly _abatementBoolean?: Element;
  readonly abatementPeriod?: Period;
  readonly abatementRange?: Range;
  readonly abatementString?: string;
  readonly _abatementString?: Element;
  readonly assertedDate?: string;
  readonly _assertedDate?: Element;
  readonly asserter?: Reference;
  readonly stage?: ConditionStage;
  readonly evidence?: readonly ConditionEvidence[];
  readonly note?: readonly Annotation[];
}

/** FHIR STU3 Condition.stage. */
export interface ConditionStage extends BackboneElement {
  readonly summary?: CodeableConcept;
  readonly assessment?: readonly Reference[];
}

/** FHIR STU3 Condition.evidence. */
export interface ConditionEvidence extends BackboneElement {
  readonly code?: readonly CodeableConcept[];
  readonly detail?: readonly Reference[];
}

/** FHIR STU3 resource Encounter. */
export interface Encounter extends DomainResourceElements {
  readonly resourceType: "Encounter";
  readonly identifier?: readonly Identifier[];
  readonly status?: "planned" | "arrived" | "triaged" | "in-progress" | "onleave" | "finished" | "cancelled" | "entered-in-error" | "unknown";
  readonly _status?: Element;
  readonly statusHistory?: readonly EncounterStatusHistory[];
  readonly class?: Coding;
  readonly classHistory?: readonly EncounterClassHistory[];
  readonly type?: readonly CodeableConcept[];
  readonly priority?: CodeableConcept;
  readonly subject?: Reference;
  readonly episodeOfCare?: readonly Reference[];
  readonly incomingReferral?: readonly Reference[];
  readonly participant?: readonly EncounterParticipant[];
  readonly appointment?: Reference;
  readonly period?: Period;
  readonly length?: Duration;
  readonly reason?: readonly CodeableConcept[];
  readonly diagnosis?: readonly EncounterDiagnosis[];
  readonly account?: readonly Reference[];
  readonly hospitalization?: EncounterHospitalization;
  readonly location?: readonly EncounterLocation[];
  readonly serviceProvider?: Reference;
  readonly partOf?: Reference;
}

/** FHIR STU3 Encounter.statusHistory. */
export interface EncounterStatusHistory extends BackboneElement {
  readonly status?: "planned" | "arrived" | "triaged" | "in-progress" | "onleave" | "finished" | "cancelled" | "entered-in-error" | "unknown";
  readonly _status?: Element;
  readonly period?: Period;
}

/** FHIR STU3 Encounter.classHistory. */
export interface EncounterClassHistory extends BackboneElement {
  readonly class?: Coding;
  readonly period?: Period;
}

/** FHIR STU3 Encounter.participant. */
export interface EncounterParticipant extends BackboneElement {
  readonly type?: readonly CodeableConcept[];
  readonly period?: Period;
  readonly individual?: Reference;
}

/** FHIR STU3 Encounter.diagnosis. */
export interface EncounterDiagnosis extends BackboneElement {
  readonly condition?: Reference;
  readonly role?: CodeableConcept;
  readonly rank?: number;
  readonly _rank?: Element;
}

/** FHIR STU3 Encounter.hospitalization. */
export interface EncounterHospitalization extends BackboneElement {
  readonly preAdmissionIdentifier?: Identifier;
  readonly origin?: Reference;
  readonly admitSource?: CodeableConcept;
  readonly reAdmission?: CodeableConcept;
  readonly dietPreference?: readonly CodeableConcept[];
  readonly specialCourtesy?: readonly CodeableConcept[];
  readonly specialArrangement?: readonly CodeableConcept[];
  readonly destination?: Reference;
  readonly dischargeDisposition?: CodeableConcept;
}

/** FHIR STU3 Encounter.location. */
export interface EncounterLocation extends BackboneElement {
  readonly location?: Reference;
  readonly status?: "planned" | "active" | "reserved" | "completed";
  readonly _status?: Element;
  readonly period?: Period;
}

/** FHIR STU3 resource MedicationDispense. */
export interface MedicationDispense extends DomainResourceElements {
  readonly resourceType: "MedicationDispense";
  readonly identifier?: readonly Identifier[];
  readonly partOf?: readonly Reference[];
  readonly status?: "preparation" | "in-progress" | "on-hold" | "completed" | "entered-in-error" | "stopped";
  readonly _status?: Element;
  readonly category?: CodeableConcept;
  readonly medicationCodeableConcept?: CodeableConcept;
  readonly medicationReference?: Reference;
  readonly subject?: Reference;
  readonly context?: Reference;
  readonly supportingInformation?: readonly Reference[];
  readonly performer?: readonly MedicationDispensePerformer[];
  readonly authorizingPrescription?: readonly Reference[];
  readonly type?: CodeableConcept;
  readonly quantity?: Quantity;
  readonly daysSupply?: Quantity;
  readonly whenPrepared?: string;
  readonly _whenPrepared?: Element;
  readonly whenHandedOver?: string;
  readonly _whenHandedOver?: Element;
  readonly destination?: Reference;
  readonly receiver?: readonly Reference[];
  readonly note?: readonly Annotation[];
  readonly dosageInstruction?: readonly Dosage[];
  readonly substitution?: MedicationDispenseSubstitution;
  readonly detectedIssue?: readonly Reference[];
  readonly notDone?: boolean;
  readonly _notDone?: Element;
  readonly notDoneReasonCodeableConcept?: CodeableConcept;
  readonly notDoneReasonReference?: Reference;
  readonly eventHistory?: readonly Reference[];
}

/** FHIR STU3 MedicationDispense.performer. */
export interface MedicationDispensePerformer extends BackboneElement {
  readonly actor?: Reference;
  readonly onBehalfOf?: Reference;
}

/** FHIR STU3 MedicationDispense.substitution. */
export interface MedicationDispenseSubstitution extends BackboneElement {
  readonly wasSubstituted?: boolean;
  readonly _wasSubstituted?: Element;
  readonly type?: CodeableConcept;
  readonly reason?: readonly CodeableConcept[];
  readonly responsibleParty?: readonly Reference[];
}

/** FHIR STU3 Dosage. */
export interface Dosage extends Element {
  readonly sequence?: number;
  readonly _sequence?: Element;
  readonly text?: string;
  readonly _text?: Element;
  readonly additionalInstruction?: readonly CodeableConcept[];
  readonly patientInstruction?: string;
  readonly _patientInstruction?: Element;
  readonly timing?: Timing;
  readonly asNeededBoolean?: boolean;
  readonly _asNeededBoolean?: Element;
  readonly asNeededCodeableConcept?: CodeableConcept;
  readonly site?: CodeableConcept;
  readonly route?: CodeableConcept;
  readonly method?: CodeableConcept;
  readonly doseRange?: Range;
  readonly doseQuantity?: Quantity;
  readonly maxDosePerPeriod?: Ratio;
  readonly maxDosePerAdministration?: Quantity;
  readonly maxDosePerLifetime?: Quantity;
  readonly rateRatio?: Ratio;
  readonly rateRange?: Range;
  readonly rateQuantity?: Quantity;
}

/** FHIR STU3 resource MessageHeader. */
export interface MessageHeader extends DomainResourceElements {
  readonly resourceType: "MessageHeader";
  readonly event?: Coding;
  readonly destination?: readonly MessageHeaderDestination[];
  readonly receiver?: Reference;
  readonly sender?: Reference;
  readonly timestamp?: string;
  readonly _timestamp?: Element;
  readonly enterer?: Reference;
  readonly author?: Reference;
  readonly source?: MessageHeaderSource;
  readonly responsible?: Reference;
  readonly reason?: CodeableConcept;
  readonly response?: MessageHeaderResponse;
  readonly focus?: readonly Reference[];
}

/** FHIR STU3 MessageHeader.destination. */
export interface MessageHeaderDestination extends BackboneElement {
  readonly name?: string;
  readonly _name?: Element;
  readonly target?: Reference;
  readonly endpoint?: string;
  readonly _endpoint?: Element;
}

/** FHIR STU3 MessageHeader.source. */
export interface MessageHeaderSource extends BackboneElement {
  readonly name?: string;
  readonly _name?: Element;
  readonly software?: string;
  readonly _software?: Element;
  readonly version?: string;
  readonly _version?: Element;
  readonly contact?: ContactPoint;
  readonly endpoint?: string;
  readonly _endpoint?: Element;
}

/** FHIR STU3 MessageHeader.response. */
export interface MessageHeaderResponse extends BackboneElement {
  readonly identifier?: string;
  readonly _identifier?: Element;
  readonly code?: "ok" | "transient-error" | "fatal-error";
  readonly _code?: Element;
  readonly details?: Reference;
}

/** FHIR STU3 resource Observation. */
export interface Observation extends DomainResourceElements {
  readonly resourceType: "Observation";
  readonly identifier?: readonly Identifier[];
  readonly basedOn?: readonly Reference[];
  readonly status?: "registered" | "preliminary" | "final" | "amended" | "corrected" | "cancelled" | "entered-in-error" | "unknown";
  readonly _status?: Element;
  readonly category?: readonly CodeableConcept[];
  readonly code?: CodeableConcept;
  readonly subject?: Reference;
  readonly context?: Reference;
  readonly effectiveDateTime?: string;
  readonly _effectiveDateTime?: Element;
  readonly effectivePeriod?: Period;
  readonly issued?: string;
  readonly _issued?: Element;
  readonly performer?: readonly Reference[];
  readonly valueQuantity?: Quantity;
  readonly valueCodeableConcept?: CodeableConcept;
  readonly valueString?: string;
  readonly _valueString?: Element;
  readonly valueBoolean?: boolean;
  readonly _valueBoolean?: Element;
  readonly valueRange?: Range;
  readonly valueRatio?: Ratio;
  readonly valueSampledData?: SampledData;
  readonly valueAttachment?: Attachment;
  readonly valueTime?: string;
  readonly _valueTime?: Element;
  readonly valueDateTime?: string;
  readonly _valueDateTime?: Element;
  readonly valuePeriod?: Period;
  readonly dataAbsentReason?: CodeableConcept;
  readonly interpretation?: CodeableConcept;
  readonly comment?: string;
  readonly _comment?: Element;
  readonly bodySite?: CodeableConcept;
  readonly method?: CodeableConcept;
  readonly specimen?: Reference;
  readonly device?: Reference;
  readonly referenceRange?: readonly ObservationReferenceRange[];
  readonly related?: readonly ObservationRelated[];
  readonly component?: readonly ObservationComponent[];
}

/** FHIR STU3 Observation.referenceRange. */
export interface ObservationReferenceRange extends BackboneElement {
  readonly low?: Quantity;
  readonly high?: Quantity;
  readonly type?: CodeableConcept;
  readonly appliesTo?: readonly CodeableConcept[];
  readonly age?: Range;
  readonly text?: string;
  readonly _text?: Element;
}

/** FHIR STU3 Observation.related. */
export interface ObservationRelated extends BackboneElement {
  readonly type?: "has-member" | "derived-from" | "sequel-to" | "replaces" | "qualified-by" | "interfered-by";
  readonly _type?: Element;
  readonly target?: Reference;
}

/** FHIR STU3 Observation.component. */
export interface ObservationComponent extends BackboneElement {
  readonly code?: CodeableConcept;
  readonly valueQuantity?: Quantity;
  readonly valueCodeableConcept?: CodeableConcept;
  readonly valueString?: string;
  readonly _valueString?: Element;
  readonly valueRange?: Range;
  readonly valueRatio?: Ratio;
  readonly valueSampledData?: SampledData;
  readonly valueAttachment?: Attachment;
  readonly valueTime?: string;
  readonly _valueTime?: Element;
  readonly valueDateTime?: string;
  readonly _valueDateTime?: Element;
  readonly valuePeriod?: Period;
  readonly dataAbsentReason?: CodeableConcept;
  readonly interpretation?: CodeableConcept;
  readonly referenceRange?: readonly ObservationReferenceRange[];
}

/** FHIR STU3 resource OperationOutcome. */
export interface OperationOutcome extends DomainResourceElements {
  readonly resourceType: "OperationOutcome";
  readonly issue?: readonly OperationOutcomeIssue[];
}

/** FHIR STU3 OperationOutcome.issue. */
export interface OperationOutcomeIssue extends BackboneElement {
  readonly severity?: "fatal" | "error" | "warning" | "information";
  readonly _severity?: Element;
  readonly code?: "invalid" | "structure" | "required" | "value" | "invariant" | "security" | "login" | "unknown" | "expired" | "forbidden" | "suppressed" | "processing" | "not-supported" | "duplicate" | "not-found" | "too-long" | "code-invalid" | "extension" | "too-costly" | "business-rule" | "conflict" | "incomplete" | "transient" | "lock-error" | "no-store" | "exception" | "timeout" | "throttled" | "informational";
  readonly _code?: Element;
  readonly details?: CodeableConcept;
  readonly diagnostics?: string;
  readonly _diagnostics?: Element;
  readonly location?: readonly (string | null)[];
  readonly _location?: readonly (Element | null)[];
  readonly expression?: readonly (string | null)[];
  readonly _expression?: readonly (Element | null)[];
}

/** FHIR STU3 resource Organization. */
export interface Organization extends DomainResourceElements {
  readonly resourceType: "Organization";
  readonly identifier?: readonly Identifier[];
  readonly active?: boolean;
  readonly _active?: Element;
  readonly type?: readonly CodeableConcept[];
  readonly name?: string;
  readonly _name?: Element;
  readonly alias?: readonly (string | null)[];
  readonly _alias?: readonly (Element | null)[];
  readonly telecom?: readonly ContactPoint[];
  readonly address?: readonly Address[];
  readonly partOf?: Reference;
  readonly contact?: readonly OrganizationContact[];
  readonly endpoint?: readonly Reference[];
}

/** FHIR STU3 Organization.contact. */
export interface OrganizationContact extends BackboneElement {
  readonly purpose?: CodeableConcept;
  readonly name?: HumanName;
  readonly telecom?: readonly ContactPoint[];
  readonly address?: Address;
}

/** FHIR STU3 resource Patient. */
export interface Patient extends DomainResourceElements {
  readonly resourceType: "Patient";
  readonly identifier?: readonly Identifier[];
  readonly active?: boolean;
  readonly _active?: Element;
  readonly name?: readonly HumanName[];
  readonly telecom?: readonly ContactPoint[];
  readonly gender?: "male" | "female" | "other" | "unknown";
  readonly _gender?: Element;
  readonly birthDate?: string;
  readonly _birthDate?: Element;
  readonly deceasedBoolean?: boolean;
  readonly _deceasedBoolean?: Element;
  readonly deceasedDateTime?: string;
  readonly _deceasedDateTime?: Element;
  readonly address?: readonly Address[];
  readonly maritalStatus?: CodeableConcept;
  readonly multipleBirthBoolean?: boolean;
  readonly _multipleBirthBoolean?: Element;
  readonly multipleBirthInteger?: number;
  readonly _multipleBirthInteger?: Element;
  readonly photo?: readonly Attachment[];
  readonly contact?: readonly PatientContact[];
  readonly animal?: PatientAnimal;
  readonly communication?: readonly PatientCommunication[];
  readonly generalPractitioner?: readonly Reference[];
  readonly managingOrganization?: Reference;
  readonly link?: readonly PatientLink[];
}

/** FHIR STU3 Patient.contact. */
export interface PatientContact extends BackboneElement {
  readonly relationship?: readonly CodeableConcept[];
  readonly name?: HumanName;
  readonly telecom?: readonly ContactPoint[];
  readonly address?: Address;
  readonly gender?: "male" | "female" | "other" | "unknown";
  readonly _gender?: Element;
  readonly organization?: Reference;
  readonly period?: Period;
}

/** FHIR STU3 Patient.animal. */
export interface PatientAnimal extends BackboneElement {
  readonly species?: CodeableConcept;
  readonly breed?: CodeableConcept;
  readonly genderStatus?: CodeableConcept;
}

/** FHIR STU3 Patient.communication. */
export interface PatientCommunication extends BackboneElement {
  readonly language?: CodeableConcept;
  readonly preferred?: boolean;
  readonly _preferred?: Element;
}

/** FHIR STU3 Patient.link. */
export interface PatientLink extends BackboneElement {
  readonly other?: Reference;
  readonly type?: "replaced-by" | "replaces" | "refer" | "seealso";
  readonly _type?: Element;
}

/** FHIR STU3 resource Practitioner. */
export interface Practitioner extends DomainResourceElements {
  readonly resourceType: "Practitioner";
  readonly identifier?: readonly Identifier[];
  readonly active?: boolean;
  readonly _active?: Element;
  readonly name?: readonly HumanName[];
  readonly telecom?: readonly ContactPoint[];
  readonly address?: readonly Address[];
  readonly gender?: "male" | "female" | "other" | "unknown";
  readonly _gender?: Element;
  readonly birthDate?: string;
  readonly _birthDate?: Element;
  readonly photo?: readonly Attachment[];
  readonly qualification?: readonly PractitionerQualification[];
  readonly communication?: readonly CodeableConcept[];
}

/** FHIR STU3 Practitioner.qualification. */
export interface PractitionerQualification extends BackboneElement {
  readonly identifier?: readonly Identifier[];
  readonly code?: CodeableConcept;
  readonly period?: Period;
  readonly issuer?: Reference;
}

/** FHIR STU3 resource PractitionerRole. */
export interface PractitionerRole extends DomainResourceElements {
  readonly resourceType: "PractitionerRole";
  readonly identifier?: readonly Identifier[];
  readonly active?: boolean;
  readonly _active?: Element;
  readonly period?: Period;
  readonly practitioner?: Reference;
  readonly organization?: Reference;
  readonly code?: readonly CodeableConcept[];
  readonly specialty?: readonly CodeableConcept[];
  readonly location?: readonly Reference[];
  readonly healthcareService?: readonly Reference[];
  readonly telecom?: readonly ContactPoint[];
  readonly availableTime?: readonly PractitionerRoleAvailableTime[];
  readonly notAvailable?: readonly PractitionerRoleNotAvailable[];
  readonly availabilityExceptions?: string;
  readonly _availabilityExceptions?: Element;
  readonly endpoint?: readonly Reference[];
}

/** FHIR STU3 PractitionerRole.availableTime. */
export interface PractitionerRoleAvailableTime extends BackboneElement {
  readonly daysOfWeek?: readonly ("mon" | "tue" | "wed" | "thu" | "fri" | "sat" | "sun" | null)[];
  readonly _daysOfWeek?: readonly (Element | null)[];
  readonly allDay?: boolean;
  readonly _allDay?: Element;
  readonly availableStartTime?: string;
  readonly _availableStartTime?: Element;
  readonly availableEndTime?: string;
  readonly _availableEndTime?: Element;
}

/** FHIR STU3 PractitionerRole.notAvailable. */
export interface PractitionerRoleNotAvailable extends BackboneElement {
  readonly description?: string;
  readonly _description?: Element;
  readonly during?: Period;
}

/** Any resource of this message. */
export type Resource =
  | Binary
  | Bundle
  | ClinicalImpression
  | Composition
  | Condition
  | Encounter
  | MedicationDispense
  | MessageHeader
  | Observation
  | OperationOutcome
  | Organization
  | Patient
  | Practitioner
  | PractitionerRole;

/** The name of a resource of this message. */
export type ResourceType = Resource["resourceType"];
