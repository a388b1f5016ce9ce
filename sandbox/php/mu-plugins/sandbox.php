<?php
/**
 * Plugin Name: Sandbox
 * Description: What a shop and a mail server would add: WooCommerce's product type and taxonomies in the shape that REST clients see, and no mail.
 */

if ( ! function_exists( 'wp_mail' ) ) {
	function wp_mail() {
		return true;
	}
}

add_action(
	'init',
	function () {
		register_post_type(
			'product',
			array(
				'label'        => 'Products',
				'public'       => true,
				'has_archive'  => true,
				'show_in_rest' => true,
				'menu_icon'    => 'dashicons-cart',
				'supports'     => array( 'title', 'editor', 'excerpt', 'thumbnail', 'custom-fields', 'revisions' ),
				'rewrite'      => array( 'slug' => 'product' ),
			)
		);
		register_taxonomy(
			'product_cat',
			'product',
			array(
				'label'        => 'Product categories',
				'hierarchical' => true,
				'show_in_rest' => true,
				'rewrite'      => array( 'slug' => 'product-category' ),
			)
		);
		register_taxonomy(
			'product_tag',
			'product',
			array(
				'label'        => 'Product tags',
				'show_in_rest' => true,
				'rewrite'      => array( 'slug' => 'product-tag' ),
			)
		);
		// Attributes, as WooCommerce registers them: core REST does not know them; without archives (its default)
		// they are not even public.
		register_taxonomy(
			'pa_size',
			'product',
			array(
				'label'        => 'Size',
				'public'       => true,
				'show_in_rest' => false,
				'rewrite'      => array( 'slug' => 'size' ),
			)
		);
		register_taxonomy(
			'pa_color',
			'product',
			array(
				'label'        => 'Color',
				'public'       => false,
				'show_ui'      => true,
				'show_in_rest' => false,
			)
		);
	},
	5
);
