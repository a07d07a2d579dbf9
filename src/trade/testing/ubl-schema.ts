/**
 * The parts of the UBL 2.1 schemas that our documents are made of (sources: docs/decisions/ubl-schemas.md): every type they
 * use, with all of its children in their sequence, as UBL-CommonAggregateComponents-2.1.xsd and the documents' own
 * schemas have them. `?` may be there, `*` as often as one likes, `+` once or more, without a mark exactly once; basic
 * components stand before the bar, aggregates after it. An aggregate that no type is written down for is known to stand
 * there and may not be used.
 */
const types: Readonly<Record<string, string>> = {
  Address:
    'ID? AddressTypeCode? AddressFormatCode? Postbox? Floor? Room? StreetName? AdditionalStreetName? BlockName? BuildingName? BuildingNumber? InhouseMail? Department? MarkAttention? MarkCare? PlotIdentification? CitySubdivisionName? CityName? PostalZone? CountrySubentity? CountrySubentityCode? Region? District? TimezoneOffset? | AddressLine* Country? LocationCoordinate*',
  Attachment: 'EmbeddedDocumentBinaryObject? | ExternalReference?',
  CatalogueLine:
    'ID ActionCode? LifeCycleStatusCode? ContractSubdivision? Note* OrderableIndicator? OrderableUnit? ContentUnitQuantity? OrderQuantityIncrementNumeric? MinimumOrderQuantity? MaximumOrderQuantity? WarrantyInformation* PackLevelCode? | ContractorCustomerParty? SellerSupplierParty? WarrantyParty? WarrantyValidityPeriod? LineValidityPeriod? ItemComparison* ComponentRelatedItem* AccessoryRelatedItem* RequiredRelatedItem* ReplacementRelatedItem* ComplementaryRelatedItem* ReplacedRelatedItem* RequiredItemLocationQuantity* DocumentReference* Item KeywordItemProperty* CallForTendersLineReference? CallForTendersDocumentReference?',
  Certificate: 'ID CertificateTypeCode CertificateType Remarks* | IssuerParty DocumentReference* Signature*',
  CertificateOfOriginApplication:
    'ReferenceID CertificateType ApplicationStatusCode? OriginalJobID PreviousJobID? Remarks* | Shipment EndorserParty+ PreparationParty IssuerParty ExporterParty? ImporterParty? IssuingCountry DocumentDistribution* SupportingDocumentReference* Signature*',
  CommodityClassification: 'NatureCode? CargoTypeCode? CommodityCode? ItemClassificationCode? |',
  Contact: 'ID? Name? Telephone? Telefax? ElectronicMail? Note* | OtherCommunication*',
  Country: 'IdentificationCode? Name? |',
  CustomerParty:
    'CustomerAssignedAccountID? SupplierAssignedAccountID? AdditionalAccountID* | Party? DeliveryContact? AccountingContact? BuyerContact?',
  Delivery:
    'ID? Quantity? MinimumQuantity? MaximumQuantity? ActualDeliveryDate? ActualDeliveryTime? LatestDeliveryDate? LatestDeliveryTime? ReleaseID? TrackingID? | DeliveryAddress? DeliveryLocation? AlternativeDeliveryLocation? RequestedDeliveryPeriod? PromisedDeliveryPeriod? EstimatedDeliveryPeriod? CarrierParty? DeliveryParty? NotifyParty* Despatch? DeliveryTerms* MinimumDeliveryUnit? MaximumDeliveryUnit? Shipment?',
  DeliveryTerms:
    'ID? SpecialTerms* LossRiskResponsibilityCode? LossRisk* Amount? | DeliveryLocation? AllowanceCharge?',
  Dimension: 'AttributeID Measure? Description* MinimumMeasure? MaximumMeasure? |',
  DocumentReference:
    'ID CopyIndicator? UUID? IssueDate? IssueTime? DocumentTypeCode? DocumentType? XPath* LanguageID? LocaleCode? VersionID? DocumentStatusCode? DocumentDescription* | Attachment? ValidityPeriod? IssuerParty? ResultOfVerification?',
  Endorsement: 'DocumentID ApprovalStatus Remarks* | EndorserParty Signature*',
  EndorserParty: 'RoleCode SequenceNumeric | Party SignatoryContact',
  ExternalReference:
    'URI? DocumentHash? HashAlgorithmMethod? ExpiryDate? ExpiryTime? MimeCode? FormatCode? EncodingCode? CharacterSetCode? FileName? Description* |',
  GoodsItem:
    'ID? SequenceNumberID? Description* HazardousRiskIndicator? DeclaredCustomsValueAmount? DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? InsuranceValueAmount? ValueAmount? GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure? ChargeableWeightMeasure? GrossVolumeMeasure? NetVolumeMeasure? Quantity? PreferenceCriterionCode? RequiredCustomsID? CustomsStatusCode? CustomsTariffQuantity? CustomsImportClassifiedIndicator? ChargeableQuantity? ReturnableQuantity? TraceID? | Item* GoodsItemContainer* FreightAllowanceCharge* InvoiceLine* Temperature* ContainedGoodsItem* OriginAddress? Delivery? Pickup? Despatch? MeasurementDimension* ContainingPackage* ShipmentDocumentReference? MinimumTemperature? MaximumTemperature?',
  Item: 'Description* PackQuantity? PackSizeNumeric? CatalogueIndicator? Name? HazardousRiskIndicator? AdditionalInformation* Keyword* BrandName* ModelName* | BuyersItemIdentification? SellersItemIdentification? ManufacturersItemIdentification* StandardItemIdentification? CatalogueItemIdentification? AdditionalItemIdentification* CatalogueDocumentReference? ItemSpecificationDocumentReference* OriginCountry? CommodityClassification* TransactionConditions* HazardousItem* ClassifiedTaxCategory* AdditionalItemProperty* ManufacturerParty* InformationContentProviderParty? OriginAddress* ItemInstance* Certificate* Dimension*',
  ItemIdentification:
    'ID ExtendedID? BarcodeSymbologyID? | PhysicalAttribute* MeasurementDimension* IssuerParty?',
  ItemLocationQuantity:
    'LeadTimeMeasure? MinimumQuantity? MaximumQuantity? HazardousRiskIndicator? TradingRestrictions* | ApplicableTerritoryAddress* Price? DeliveryUnit* ApplicableTaxCategory* Package? AllowanceCharge* DependentPriceReference?',
  ItemProperty:
    'ID? Name NameCode? TestMethod? Value? ValueQuantity? ValueQualifier* ImportanceCode? ListValue* | UsabilityPeriod? ItemPropertyGroup* RangeDimension? ItemPropertyRange?',
  LineItem:
    'ID SalesOrderID? UUID? Note* LineStatusCode? Quantity? LineExtensionAmount? TotalTaxAmount? MinimumQuantity? MaximumQuantity? MinimumBackorderQuantity? MaximumBackorderQuantity? InspectionMethodCode? PartialDeliveryIndicator? BackOrderAllowedIndicator? AccountingCostCode? AccountingCost? WarrantyInformation* | Delivery* DeliveryTerms? OriginatorParty? OrderedShipment* PricingReference? AllowanceCharge* Price? Item SubLineItem* WarrantyValidityPeriod? WarrantyParty? TaxTotal* ItemPriceExtension? LineReference*',
  Location:
    'ID? Description* Conditions* CountrySubentity? CountrySubentityCode? LocationTypeCode? InformationURI? Name? | ValidityPeriod* Address? SubsidiaryLocation* LocationCoordinate*',
  MonetaryTotal:
    'LineExtensionAmount? TaxExclusiveAmount? TaxInclusiveAmount? AllowanceTotalAmount? ChargeTotalAmount? PrepaidAmount? PayableRoundingAmount? PayableAmount PayableAlternativeAmount? |',
  OrderLine:
    'SubstitutionStatusCode? Note* | LineItem SellerProposedSubstituteLineItem* SellerSubstitutedLineItem* BuyerProposedSubstituteLineItem* CatalogueLineReference? QuotationLineReference? OrderLineReference* DocumentReference*',
  Package:
    'ID? Quantity? ReturnableMaterialIndicator? PackageLevelCode? PackagingTypeCode? PackingMaterial* TraceID? | ContainedPackage* ContainingTransportEquipment? GoodsItem* MeasurementDimension* DeliveryUnit* Delivery? Pickup? Despatch?',
  Party:
    'MarkCareIndicator? MarkAttentionIndicator? WebsiteURI? LogoReferenceID? EndpointID? IndustryClassificationCode? | PartyIdentification* PartyName* Language? PostalAddress? PhysicalLocation? PartyTaxScheme* PartyLegalEntity* Contact? Person* AgentParty? ServiceProviderParty* PowerOfAttorney* FinancialAccount?',
  PartyIdentification: 'ID |',
  PartyLegalEntity:
    'RegistrationName? CompanyID? RegistrationDate? RegistrationExpirationDate? CompanyLegalFormCode? CompanyLegalForm? SoleProprietorshipIndicator? CompanyLiquidationStatusCode? CorporateStockAmount? FullyPaidSharesIndicator? | RegistrationAddress? CorporateRegistrationScheme? HeadOfficeParty? ShareholderParty*',
  PartyName: 'Name |',
  PaymentTerms:
    'ID? PaymentMeansID* PrepaidPaymentReferenceID? Note* ReferenceEventCode? SettlementDiscountPercent? PenaltySurchargePercent? PaymentPercent? Amount? SettlementDiscountAmount? PenaltyAmount? PaymentTermsDetailsURI? PaymentDueDate? InstallmentDueDate? InvoicingPartyReference? | SettlementPeriod? PenaltyPeriod? ExchangeRate? ValidityPeriod?',
  Period: 'StartDate? StartTime? EndDate? EndTime? DurationMeasure? DescriptionCode* Description* |',
  Price:
    'PriceAmount BaseQuantity? PriceChangeReason* PriceTypeCode? PriceType? OrderableUnitFactorRate? | ValidityPeriod* PriceList? AllowanceCharge* PricingExchangeRate?',
  Shipment:
    'ID ShippingPriorityLevelCode? HandlingCode? HandlingInstructions* Information* GrossWeightMeasure? NetWeightMeasure? NetNetWeightMeasure? GrossVolumeMeasure? NetVolumeMeasure? TotalGoodsItemQuantity? TotalTransportHandlingUnitQuantity? InsuranceValueAmount? DeclaredCustomsValueAmount? DeclaredForCarriageValueAmount? DeclaredStatisticsValueAmount? FreeOnBoardValueAmount? SpecialInstructions* DeliveryInstructions* SplitConsignmentIndicator? ConsignmentQuantity? | Consignment* GoodsItem* ShipmentStage* Delivery? TransportHandlingUnit* ReturnAddress? OriginAddress? FirstArrivalPortLocation? LastExitPortLocation? ExportCountry? FreightAllowanceCharge*',
  SupplierParty:
    'CustomerAssignedAccountID? AdditionalAccountID* DataSendingCapability? | Party? DespatchContact? AccountingContact? SellerContact?',
};

const documents = {
  Catalogue:
    'UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID UUID? ActionCode? Name? IssueDate IssueTime? RevisionDate? RevisionTime? Note* Description* VersionID? PreviousVersionID? LineCountNumeric? | ValidityPeriod* ReferencedContract* SourceCatalogueReference? DocumentReference* Signature* ProviderParty ReceiverParty SellerSupplierParty? ContractorCustomerParty? TradingTerms* CatalogueLine+',
  CertificateOfOrigin:
    'UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID UUID? IssueDate? IssueTime? Description* Note* VersionID? | Signature* ExporterParty? ImporterParty? EndorserParty* CertificateOfOriginApplication IssuerEndorsement EmbassyEndorsement? InsuranceEndorsement?',
  Order:
    'UBLVersionID? CustomizationID? ProfileID? ProfileExecutionID? ID SalesOrderID? CopyIndicator? UUID? IssueDate IssueTime? OrderTypeCode? Note* RequestedInvoiceCurrencyCode? DocumentCurrencyCode? PricingCurrencyCode? TaxCurrencyCode? CustomerReference? AccountingCostCode? AccountingCost? LineCountNumeric? | ValidityPeriod* QuotationDocumentReference? OrderDocumentReference* OriginatorDocumentReference? CatalogueReference? AdditionalDocumentReference* Contract* ProjectReference* Signature* BuyerCustomerParty SellerSupplierParty OriginatorCustomerParty? FreightForwarderParty? AccountingCustomerParty? Delivery* DeliveryTerms* PaymentMeans* PaymentTerms* TransactionConditions? AllowanceCharge* TaxExchangeRate? PricingExchangeRate? PaymentExchangeRate? DestinationCountry? TaxTotal* AnticipatedMonetaryTotal? OrderLine+',
} as const;

export type UblDocument = keyof typeof documents;

/** Aggregates that are not called as their type is. */
const typeOf: Readonly<Record<string, string>> = {
  AdditionalDocumentReference: 'DocumentReference',
  AdditionalItemProperty: 'ItemProperty',
  AnticipatedMonetaryTotal: 'MonetaryTotal',
  BuyerCustomerParty: 'CustomerParty',
  DeliveryLocation: 'Location',
  ExporterParty: 'Party',
  ImporterParty: 'Party',
  IssuerEndorsement: 'Endorsement',
  IssuerParty: 'Party',
  IssuingCountry: 'Country',
  ManufacturerParty: 'Party',
  MeasurementDimension: 'Dimension',
  OrderDocumentReference: 'DocumentReference',
  OriginAddress: 'Address',
  OriginCountry: 'Country',
  PostalAddress: 'Address',
  PreparationParty: 'Party',
  ProviderParty: 'Party',
  ReceiverParty: 'Party',
  RequestedDeliveryPeriod: 'Period',
  RequiredItemLocationQuantity: 'ItemLocationQuantity',
  SellersItemIdentification: 'ItemIdentification',
  SellerSupplierParty: 'SupplierParty',
  SignatoryContact: 'Contact',
  SupportingDocumentReference: 'DocumentReference',
  ValidityPeriod: 'Period',
};

/** What a basic component holds, told by the end of its name, with the attributes it may have (`!` must have). */
const contents: readonly (readonly [names: RegExp, base: string, attributes: string])[] = [
  [/Amount$/, 'decimal', 'currencyID! currencyCodeListVersionID'],
  [/Quantity$/, 'decimal', 'unitCode unitCodeListID unitCodeListAgencyID unitCodeListAgencyName'],
  [/Measure$/, 'decimal', 'unitCode! unitCodeListVersionID'],
  [/(?:Numeric|Percent|Rate)$/, 'decimal', 'format'],
  [/Indicator$/, 'boolean', ''],
  [/Date$/, 'date', ''],
  [/Time$/, 'time', ''],
  [
    /Code$/,
    'normalizedString',
    'listID listAgencyID listAgencyName listName listVersionID name languageID listURI listSchemeURI',
  ],
  [
    /(?:ID|URI)$/,
    'normalizedString',
    'schemeID schemeName schemeAgencyID schemeAgencyName schemeVersionID schemeDataURI schemeURI',
  ],
  [/Object$/, 'base64Binary', 'mimeCode! format encodingCode characterSetCode uri filename'],
  [/(?:)/, 'string', 'languageID languageLocaleID'],
];

const ubl = 'urn:oasis:names:specification:ubl:schema:xsd:';
const names = { cac: `${ubl}CommonAggregateComponents-2`, cbc: `${ubl}CommonBasicComponents-2` };

/** The schema of a document as XSD: its own file, then those that it imports, by the names it imports them under. */
export function ublSchema(document: UblDocument): {
  readonly main: string;
  readonly imported: readonly { readonly fileName: string; readonly contents: string }[];
} {
  const sequences = [...Object.values(types), ...Object.values(documents)].map(partsOf);
  const distinct = (prefix: string) => [
    ...new Set(sequences.flat().flatMap((part) => (part.prefix === prefix ? part.name : []))),
  ];
  const imports = (['cac', 'cbc'] as const).map(
    (prefix) => `<xsd:import namespace="${names[prefix]}" schemaLocation="${prefix}.xsd"/>`,
  );
  const own = `<xsd:element name="${document}"><xsd:complexType>${sequence(documents[document])}</xsd:complexType></xsd:element>`;
  return {
    main: schema(`${ubl}${document}-2`, imports.join('') + own),
    imported: [
      { fileName: 'cac.xsd', contents: schema(names.cac, imports[1] + aggregates(distinct('cac'))) },
      { fileName: 'cbc.xsd', contents: schema(names.cbc, distinct('cbc').map(basic).join('')) },
    ],
  };
}

function schema(namespace: string, inside: string): string {
  return `<xsd:schema xmlns:xsd="http://www.w3.org/2001/XMLSchema" xmlns:cac="${names.cac}" xmlns:cbc="${names.cbc}" targetNamespace="${namespace}" elementFormDefault="qualified">${inside}</xsd:schema>`;
}

function aggregates(all: readonly string[]): string {
  const defined = Object.entries(types).map(
    ([name, parts]) => `<xsd:complexType name="${name}Type">${sequence(parts)}</xsd:complexType>`,
  );
  const elements = all.map((name) => {
    const type = typeOf[name] ?? name;
    return type in types
      ? `<xsd:element name="${name}" type="cac:${type}Type"/>`
      : `<xsd:element name="${name}" abstract="true"/>`;
  });
  return [...defined, ...elements].join('');
}

function basic(name: string): string {
  const [, base, attributes] = contents.find(([names]) => names.test(name)) ?? contents.at(-1)!;
  const declared = attributes
    .split(' ')
    .filter(Boolean)
    .map((attribute) => {
      const [called, must] = attribute.split('!');
      const type = called === 'languageID' ? 'language' : 'normalizedString';
      return `<xsd:attribute name="${called}" type="xsd:${type}"${must === undefined ? '' : ' use="required"'}/>`;
    });
  return `<xsd:element name="${name}"><xsd:complexType><xsd:simpleContent><xsd:extension base="xsd:${base}">${declared.join('')}</xsd:extension></xsd:simpleContent></xsd:complexType></xsd:element>`;
}

function sequence(parts: string): string {
  const elements = partsOf(parts).map(
    ({ prefix, name, occurs }) => `<xsd:element ref="${prefix}:${name}" ${occurs}/>`,
  );
  return `<xsd:sequence>${elements.join('')}</xsd:sequence>`;
}

const marks: Readonly<Record<string, string>> = {
  '?': 'minOccurs="0"',
  '*': 'minOccurs="0" maxOccurs="unbounded"',
  '+': 'maxOccurs="unbounded"',
};

function partsOf(parts: string): { prefix: string; name: string; occurs: string }[] {
  return parts.split('|').flatMap((half, at) =>
    half
      .split(' ')
      .filter(Boolean)
      .map((part) => ({
        prefix: at === 0 ? 'cbc' : 'cac',
        name: part.replace(/[?*+]$/, ''),
        occurs: marks[part.at(-1) ?? ''] ?? '',
      })),
  );
}
