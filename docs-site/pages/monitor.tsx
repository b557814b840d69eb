export { Monitor as default } from '@/features/monitor/Monitor';
