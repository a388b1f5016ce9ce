<?php
/**
 * Plugin Name:       IGNY8
 * Description:       Lets an IGNY8 installation read this site completely (every post type, category and product attribute) and find again what it has published here.
 * Version:           0.2.0
 * Requires at least: 6.2
 * Requires PHP:      7.4
 * Author:            IGNY8
 * License:           GPL-2.0-or-later
 * License URI:       https://www.gnu.org/licenses/gpl-2.0.html
 * Text Domain:       igny8
 *
 * @package Igny8
 */

namespace Igny8;

defined( 'ABSPATH' ) || exit;

const VERSION = '0.2.0';

require_once __DIR__ . '/includes/class-plugin.php';

Plugin::start();
