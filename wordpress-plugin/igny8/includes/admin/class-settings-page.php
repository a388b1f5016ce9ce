<?php
/**
 * Settings > IGNY8: whether this site is ready, and the key. Makes, replaces and ends the key in the request that asks for
 * it, and shows a new one in the answer to that request and nowhere else. Works without JavaScript.
 *
 * @package Igny8
 */

namespace Igny8\Admin;

use Igny8\Api_Key;

defined( 'ABSPATH' ) || exit;

final class Settings_Page {

	const SLUG       = 'igny8';
	const CAPABILITY = 'manage_options';

	/**
	 * A key that was made in this request.
	 *
	 * @var string|null
	 */
	private static $new_key;

	/**
	 * What became of what was asked for: 'made', 'revoked' or 'stale'.
	 *
	 * @var string|null
	 */
	private static $outcome;

	/**
	 * Hooks in.
	 */
	public static function start() {
		add_action( 'admin_menu', array( self::class, 'add' ) );
		add_filter( 'plugin_action_links_igny8/igny8.php', array( self::class, 'add_link' ) );
	}

	/**
	 * Adds the page to the menu.
	 */
	public static function add() {
		$hook = add_options_page( __( 'IGNY8', 'igny8' ), __( 'IGNY8', 'igny8' ), self::CAPABILITY, self::SLUG, array( self::class, 'render' ) );
		if ( $hook ) {
			add_action( 'load-' . $hook, array( self::class, 'handle' ) );
		}
	}

	/**
	 * A way there from the list of plugins.
	 *
	 * @param string[] $links What is there.
	 * @return string[]
	 */
	public static function add_link( $links ) {
		array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( self::url() ), esc_html__( 'Settings', 'igny8' ) ) );
		return $links;
	}

	/**
	 * Does what a button asked for, before anything is sent.
	 */
	public static function handle() {
		nocache_headers();
		if ( ! isset( $_POST['igny8_key'] ) || ! current_user_can( self::CAPABILITY ) ) {
			return;
		}
		// The nonce holds the key that the form was shown with: a reload that sends the form again does not replace the new key.
		$nonce = isset( $_POST['_wpnonce'] ) ? sanitize_key( wp_unslash( $_POST['_wpnonce'] ) ) : '';
		if ( ! wp_verify_nonce( $nonce, self::nonce_action() ) ) {
			self::$outcome = 'stale';
			return;
		}
		if ( 'revoke' === $_POST['igny8_key'] ) {
			Api_Key::revoke();
			self::$outcome = 'revoked';
		} elseif ( 'make' === $_POST['igny8_key'] ) {
			self::$new_key = Api_Key::make();
			self::$outcome = 'made';
		}
	}

	/**
	 * Prints the page.
	 */
	public static function render() {
		echo '<div class="wrap"><h1>' . esc_html__( 'IGNY8', 'igny8' ) . '</h1>';
		self::render_outcome();
		echo '<h2>' . esc_html__( 'Is this site ready?', 'igny8' ) . '</h2>';
		Health_View::render();
		self::render_key();
		echo '</div>';
	}

	/**
	 * Says what was done.
	 */
	private static function render_outcome() {
		$notices = array(
			'made'    => array( 'success', __( 'The key was made. Copy it now: it is not shown again.', 'igny8' ) ),
			'revoked' => array( 'success', __( 'The key was revoked. Nothing can sign in with it any more.', 'igny8' ) ),
			'stale'   => array( 'error', __( 'Nothing was changed: this form was sent before, or is too old. Look at the state of the key below, and try again if need be.', 'igny8' ) ),
		);
		if ( null === self::$outcome ) {
			return;
		}
		list( $kind, $text ) = $notices[ self::$outcome ];
		printf( '<div class="notice notice-%s"><p>%s</p></div>', esc_attr( $kind ), esc_html( $text ) );
		if ( null !== self::$new_key ) {
			printf(
				'<p><label for="igny8-new-key"><strong>%s</strong></label><br><textarea id="igny8-new-key" class="large-text code" rows="2" readonly autocomplete="off" spellcheck="false" onfocus="this.select()">%s</textarea></p>',
				esc_html__( 'The new key', 'igny8' ),
				esc_textarea( self::$new_key )
			);
		}
	}

	/**
	 * The key: what it is for, its state, its buttons.
	 */
	private static function render_key() {
		$state = Api_Key::state();
		echo '<h2>' . esc_html__( 'Key', 'igny8' ) . '</h2>';
		echo '<p>' . esc_html__( 'IGNY8 signs in with an application password. Only where the host takes the Authorization header away does it need this key instead. The key acts as the user who made it, so whoever has it can do all that this user can through the REST API: give it to your IGNY8 only.', 'igny8' ) . '</p>';
		echo '<form method="post" action="' . esc_url( self::url() ) . '">';
		wp_nonce_field( self::nonce_action() );
		if ( $state['exists'] ) {
			self::render_button( 'make', __( 'Make a new key in its place', 'igny8' ), 'button' );
			echo ' ';
			self::render_button( 'revoke', __( 'Revoke the key', 'igny8' ), 'button' );
			echo '<p class="description">' . esc_html__( 'Either way the present key ends at once, and IGNY8 needs the new one.', 'igny8' ) . '</p>';
		} else {
			self::render_button( 'make', __( 'Make a key', 'igny8' ), 'button button-primary' );
		}
		echo '</form>';
	}

	/**
	 * One button.
	 *
	 * @param string $value   What it asks for.
	 * @param string $label   What it says.
	 * @param string $classes How it looks.
	 */
	private static function render_button( $value, $label, $classes ) {
		printf( '<button type="submit" name="igny8_key" value="%s" class="%s">%s</button>', esc_attr( $value ), esc_attr( $classes ), esc_html( $label ) );
	}

	/**
	 * Address of the page.
	 *
	 * @return string
	 */
	private static function url() {
		return admin_url( 'options-general.php?page=' . self::SLUG );
	}

	/**
	 * What a nonce of this page is good for.
	 *
	 * @return string
	 */
	private static function nonce_action() {
		return 'igny8_key_' . Api_Key::version();
	}
}
