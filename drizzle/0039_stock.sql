CREATE TABLE "product_stock" (
	"product_id" uuid NOT NULL,
	"variant_code" text NOT NULL,
	"stock_thousandths" bigint,
	"reserved_thousandths" bigint DEFAULT 0 NOT NULL,
	CONSTRAINT "product_stock_product_id_variant_code_pk" PRIMARY KEY("product_id","variant_code")
);
--> statement-breakpoint
CREATE TABLE "stock_reservations" (
	"order_id" uuid NOT NULL,
	"product_id" uuid NOT NULL,
	"variant_code" text NOT NULL,
	"quantity_thousandths" bigint NOT NULL,
	"state" text NOT NULL,
	CONSTRAINT "stock_reservations_order_id_product_id_variant_code_pk" PRIMARY KEY("order_id","product_id","variant_code")
);
--> statement-breakpoint
ALTER TABLE "product_stock" ADD CONSTRAINT "product_stock_product_id_products_id_fk" FOREIGN KEY ("product_id") REFERENCES "public"."products"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "stock_reservations_order_id_purchase_orders_id_fk" FOREIGN KEY ("order_id") REFERENCES "public"."purchase_orders"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "stock_reservations" ADD CONSTRAINT "reservation_of_stock" FOREIGN KEY ("product_id","variant_code") REFERENCES "public"."product_stock"("product_id","variant_code") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
-- What sellers said of their variants is today's stock of them.
INSERT INTO product_stock (product_id, variant_code, stock_thousandths)
  SELECT product_id, code, stock_thousandths FROM product_variants WHERE stock_thousandths IS NOT NULL;--> statement-breakpoint
ALTER TABLE "product_variants" DROP COLUMN "stock_thousandths";